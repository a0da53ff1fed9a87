/** Tells a waiting person what is going on: one line when a step starts, a sign of life while it runs, one when it ends. */
const SIGN_OF_LIFE_MS = 10_000;

/**
 * Runs one step and reports it on standard output.
 * @param title what happens, in the user's words
 * @param options.typically how long it takes, for example `about two minutes`
 * @param work the step; it may be asynchronous, its value is returned
 */
export async function step(title, { typically } = {}, work) {
	const startedAt = Date.now();
	process.stdout.write(`• ${title}${typically ? ` (takes ${typically})` : ''}\n`);
	const signs = setInterval(() => {
		process.stdout.write(`  … still at it after ${elapsed(startedAt)}\n`);
	}, SIGN_OF_LIFE_MS);
	try {
		const value = await work();
		process.stdout.write(`  done in ${elapsed(startedAt)}\n`);
		return value;
	} finally {
		clearInterval(signs);
	}
}

function elapsed(startedAt) {
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
