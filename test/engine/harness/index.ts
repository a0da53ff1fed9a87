/** The engine tests' way in: the built package, run by n8n-core against the simulators. */
export { storeCredential } from './credentials';
export type { StoredCredential } from './credentials';
export { aNode } from './context';
export type { Credentials, NodeUnderTest, SubWorkflow } from './context';
export { loadOptions, mapperColumns, searchList } from './loadOptions';
export { fullNodeType, loadPackage } from './package';
export { forgetProcessMemory } from '../../processMemory';
export { runNode, runWorkflow } from './run';
export type { NodeRun, NodeRunOptions, WorkflowJson } from './run';
export { startTrigger } from './trigger';
export type { Emitted, Outcome, RunningTrigger, TriggerOptions } from './trigger';
export { hostWebhook } from './webhook';
export type { Listener, WebhookHost, WebhookOptions } from './webhook';
export type { WorkflowBehind } from './workflowBehind';
export { testCredential } from './credentialTest';
