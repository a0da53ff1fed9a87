import { startBillSimulator } from '../../sandbox/bill/http/server';
import { serve } from '../simulatorProcess';

/** BILL, every call of which takes as long as asked for. */
serve<{ latencyMs: number }>(async ({ latencyMs }) => {
	const { url } = await startBillSimulator({ switches: { latency: latencyMs } });
	return { ready: { url } };
});
