/** Delivers alerts from graphile-worker's jobs: short tasks only, and whatever a killed worker held is freed by the sweep. */
import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import { deliverNotice } from '../app/alerts.ts';
import { noMail, sendMail } from '../app/telling.ts';
import type { TimekeeperOptions } from './options.ts';

const restartAfterMilliseconds = 1000;

export function startAlertWorker({ house, serviceUrl, routes = [], mail = noMail }: TimekeeperOptions): AsyncDisposable {
  const taskList: TaskList = {
    'deliver-notice': async (payload, { job }) => {
      const { ledger, notice } = payload as { ledger: string; notice: string };
      await deliverNotice({ ...house, area: ledger }, notice, routes, job.attempts);
    },
    'send-mail': async (payload, { job }) => {
      const { ledger, mail: id } = payload as { ledger: string; mail: string };
      await sendMail({ ...house, area: ledger }, id, mail, job.attempts);
    },
  };
  const stopping = new AbortController();
  let runner: Runner | undefined;
  const done = (async () => {
    while (!stopping.signal.aborted) {
      try {
        runner = await run({
          connectionString: serviceUrl,
          taskList,
          parsedCronItems: [],
          concurrency: 2,
          maxPoolSize: 4,
          pollInterval: 1000,
          noHandleSignals: true,
          // Its messages may repeat an error's words; what failed is in our own log, by id.
          logger: new Logger(() => () => {}),
        });
        // Stopped while it was starting.
        if (stopping.signal.aborted) await runner.stop();
        await runner.promise;
      } catch (error) {
        house.log('The worker for alerts ended and is started again', { error: (error as Error).name });
      }
      runner = undefined;
      if (!stopping.signal.aborted) await new Promise((resume) => setTimeout(resume, restartAfterMilliseconds));
    }
  })();
  return {
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await runner?.stop().catch(() => {}); // It had ended by itself.
      await done;
    },
  };
}
