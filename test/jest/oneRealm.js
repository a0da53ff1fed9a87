/**
 * The place tests run in: the worker's own realm instead of a fresh one for each file. Modules can then be loaded once a
 * worker (loadOnce.js), and `instanceof` means the same on both sides. What a file leaves behind is cleared away here.
 */
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const vm = require('node:vm');

/** Jest compiles a file into the realm it is given. This one stands for the realm we are in. */
const THIS_REALM = vm.createContext({});
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, options) => {
	const isHere = options?.parsingContext === THIS_REALM;
	return compileFunction(code, parameters, isHere ? { ...options, parsingContext: undefined } : options);
};

/** What jest's runner keeps in global symbols while a file runs; left there, its handlers would pile up file by file. */
const OF_JEST =
	/^(JEST_STATE_SYMBOL|EVENT_HANDLERS|TEST_TIMEOUT_SYMBOL|RETRY_|WAIT_BEFORE_RETRY|LOG_ERRORS_)/;
/** What the package keeps for a whole process, see nodes/BillCom/transport/processWide.ts. */
const OF_THE_PACKAGE = /^n8n-nodes-billcom-salesforce\./;
/** What test/e2e/endWithFile.ts is told: ends what the file began and has not ended. */
const BEGUN = Symbol.for('n8n-nodes-billcom-salesforce.begunByTests');
/** Jest's runner listens to these while a file runs, and goes on doing so after one that does not load. */
const OF_THE_PROCESS = ['uncaughtException', 'unhandledRejection', 'rejectionHandled'];

module.exports = class OneRealm {
	constructor({ projectConfig }) {
		this.global = globalThis;
		this.moduleMocker = new ModuleMocker(globalThis);
		this.fakeTimers = null;
		this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
		this.before = {
			console,
			exit: process.exit,
			env: { ...process.env },
			listeners: OF_THE_PROCESS.map((event) => [event, process.rawListeners(event)]),
		};
	}

	async setup() {}

	async teardown() {
		this.fakeTimersModern.dispose();
		for (const end of globalThis[BEGUN] ?? []) await end();
		for (const key of Object.getOwnPropertySymbols(globalThis)) {
			const name = key.description ?? '';
			if (OF_JEST.test(name) || OF_THE_PACKAGE.test(name)) Reflect.deleteProperty(globalThis, key);
		}
		globalThis.console = this.before.console;
		process.exit = this.before.exit;
		for (const [event, listeners] of this.before.listeners) {
			process.removeAllListeners(event);
			for (const listener of listeners) process.on(event, listener);
		}
		for (const name of Object.keys(process.env)) if (!(name in this.before.env)) delete process.env[name];
		Object.assign(process.env, this.before.env);
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	getVmContext() {
		return THIS_REALM;
	}
};
