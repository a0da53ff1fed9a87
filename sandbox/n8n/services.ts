import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';

/** The parts of n8n's own drivers that are used here. */
interface Drivers {
	pg: {
		Client: new (options: { connectionString: string }) => {
			connect(): Promise<void>;
			query(sql: string): Promise<unknown>;
			end(): Promise<void>;
		};
	};
	ioredis: {
		Redis: new (url: string) => {
			keys(pattern: string): Promise<string[]>;
			del(...keys: string[]): Promise<number>;
			quit(): Promise<unknown>;
		};
	};
}

/** What n8n needs beside its own processes in queue mode. */
export interface QueueServices {
	/** Settings of n8n that lead to them. */
	env: NodeJS.ProcessEnv;
	/** The database that n8n has for itself. */
	database: string;
	/** Drops the database and the keys. Ends connections that are still open. */
	release(): Promise<void>;
}

/** Where the services of this machine are; both can be named by the environment. */
export const SERVICES = {
	postgres: process.env.SANDBOX_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres',
	redis: process.env.SANDBOX_REDIS_URL ?? 'redis://127.0.0.1:6379',
};

/**
 * Makes a database of its own in the PostgreSQL of this machine, and takes keys of its own in its Redis, so that several
 * n8n can use both at once.
 * @param program n8n's own program; its drivers are used
 * @param redisUrl another Redis than that of the machine
 * @throws Error of the driver when a service does not answer
 */
export async function provideServices(program: string, redisUrl = SERVICES.redis): Promise<QueueServices> {
	const name = `n8n_sandbox_${randomBytes(6).toString('hex')}`;
	const [postgres, redis] = [new URL(SERVICES.postgres), new URL(redisUrl)];
	await query(program, `CREATE DATABASE ${name}`);
	return {
		env: {
			EXECUTIONS_MODE: 'queue',
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: postgres.hostname,
			DB_POSTGRESDB_PORT: postgres.port || '5432',
			DB_POSTGRESDB_USER: decodeURIComponent(postgres.username),
			DB_POSTGRESDB_PASSWORD: decodeURIComponent(postgres.password),
			DB_POSTGRESDB_DATABASE: name,
			QUEUE_BULL_REDIS_HOST: redis.hostname,
			QUEUE_BULL_REDIS_PORT: redis.port || '6379',
			QUEUE_BULL_REDIS_PASSWORD: decodeURIComponent(redis.password),
			QUEUE_BULL_PREFIX: name, // the jobs
			N8N_REDIS_KEY_PREFIX: name, // what the processes tell each other, and the cache
		},
		database: Object.assign(new URL(SERVICES.postgres), { pathname: `/${name}` }).href,
		release: async () => {
			await query(program, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
			await dropKeys(program, redisUrl, name);
		},
	};
}

async function query(program: string, sql: string): Promise<void> {
	const { Client }: Drivers['pg'] = createRequire(program)('pg');
	const client = new Client({ connectionString: SERVICES.postgres });
	await client.connect();
	await client.query(sql).finally(async () => await client.end());
}

async function dropKeys(program: string, redisUrl: string, prefix: string): Promise<void> {
	const { Redis }: Drivers['ioredis'] = createRequire(program)('ioredis');
	const client = new Redis(redisUrl);
	// Bull writes its prefix in braces where it may meet a cluster.
	const keys = await client.keys(`*${prefix}*`);
	if (keys.length > 0) await client.del(...keys);
	await client.quit();
}
