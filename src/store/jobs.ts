/** The job tables: graphile-worker's own schema, installed as the owner, worked on by the service. */
import { connect } from './connect.ts';

/** Brings graphile-worker's schema to the installed release and lets the service work on it. Safe to repeat. */
export async function installJobs(ownerUrl: string): Promise<void> {
  // Loaded here, because it takes a quarter of a second and most commands need no jobs.
  const { Logger, runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => {}) });
  await using owner = await connect(ownerUrl, 'throughline migrate');
  await owner.query(rights);
}

// Its tables have row-level security without any policy: nobody but the owner sees a job until it is said here.
const rights = `
  grant usage on schema graphile_worker to throughline_service;
  grant select on graphile_worker.migrations to throughline_service;
  do $$
  declare
    name text;
  begin
    foreach name in array array['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'] loop
      execute format('grant select, insert, update, delete on graphile_worker.%I to throughline_service', name);
      if not exists (select from pg_policies where schemaname = 'graphile_worker' and tablename = name and policyname = 'service_works') then
        execute format('create policy service_works on graphile_worker.%I to throughline_service using (true) with check (true)', name);
      end if;
    end loop;
  end
  $$;`;
