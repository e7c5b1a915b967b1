// The timekeeper as a program of its own, beside the pages: they cannot hold it up, and any number may run. Addresses come by the
// environment only: TIMEKEEPER_SERVICE_URL, TIMEKEEPER_DISPOSAL_URL, TIMEKEEPER_AREA, DUTY_ALERT_URL if alerts leave the screens, and
// what docs/operator.md says of mail.
// Ends on SIGTERM, on Ctrl-C, and when the process that started it is gone.
import process from 'node:process';
import { httpAlert } from '../app/alerts.ts';
import { sheetSettings } from '../app/dutySheet.ts';
import { mailSettings, smtpMailer } from '../app/mailer.ts';
import { openDisposalPool } from '../app/disposal.ts';
import { openHouse } from '../app/openHouse.ts';
import { remindByMail } from '../app/prompts.ts';
import { startTimekeeper } from './loop.ts';

const {
  TIMEKEEPER_SERVICE_URL: serviceUrl,
  TIMEKEEPER_DISPOSAL_URL: disposalUrl,
  TIMEKEEPER_AREA: area,
  DUTY_ALERT_URL: alertUrl,
} = process.env;

if (!serviceUrl || !disposalUrl || !area) {
  process.stderr.write('timekeeper: set TIMEKEEPER_SERVICE_URL, TIMEKEEPER_DISPOSAL_URL and TIMEKEEPER_AREA\n');
  process.exitCode = 2;
} else {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  process.on('SIGTERM', () => stop());
  process.on('SIGINT', () => stop());
  if (process.connected) process.once('disconnect', () => stop());
  else if (process.env.ENDS_WITH_PARENT === '1') stop();
  await using house = openHouse({ serviceUrl, area, name: 'throughline timekeeper' });
  await using disposal = openDisposalPool(disposalUrl);
  const settings = mailSettings(process.env);
  await using _keeping = startTimekeeper({
    house,
    serviceUrl,
    disposalPool: disposal.pool,
    routes: alertUrl ? [httpAlert(alertUrl)] : [],
    mail: { mailer: settings && smtpMailer(settings), base: process.env.PUBLIC_ADDRESS?.replace(/\/$/, '') || null },
    sheets: sheetSettings(process.env),
    remindWriter: settings && ((contact) => remindByMail(house, contact)),
    returnedFolder: settings?.returnedFolder ?? null,
  });
  await stopped;
  if (process.connected) process.disconnect?.();
}
