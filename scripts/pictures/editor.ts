import type { Browser, Page } from 'playwright-core';
import { OWNER } from '../../sandbox/n8n/client';
import type { StoredWorkflow } from '../../sandbox/n8n/workflows';

/** Large enough for the largest workflow to be read. */
const WINDOW = { width: 2400, height: 1500 };
/** What n8n puts on a node with a parameter or credential missing, and on one it does not know. */
const COMPLAINTS = ':is([data-test-id="node-issues"], [data-test-id="node-not-installed"])';
const MARGIN_PX = 24;
const CANVAS = '[data-test-id="canvas"]';
/** Everything but the canvas: bars, buttons, panels, hints. It keeps its place, so that nothing moves. */
const CANVAS_ONLY = `
	body * { visibility: hidden }
	${CANVAS}, ${CANVAS} * { visibility: visible }
	${CANVAS} .vue-flow__panel, ${CANVAS} .vue-flow__panel * { visibility: hidden }
`;

/** Opens n8n in a window and signs the owner in, as a person does. */
export async function signIn(browser: Browser, n8nUrl: string): Promise<Page> {
	const page = await browser.newPage({ viewport: WINDOW });
	await page.goto(`${n8nUrl}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER.email);
	await page.locator('input[name="password"]').fill(OWNER.signInWord);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
	return page;
}

/**
 * Saves a picture of a workflow's canvas, cropped to what is on it.
 * @throws Error when a node has no icon, or n8n marks one as wrong
 */
export async function drawWorkflow(
	page: Page,
	n8nUrl: string,
	{ id, name, nodes }: StoredWorkflow,
	path: string,
): Promise<void> {
	await page.goto(`${n8nUrl}/workflow/${id}`);
	const canvas = page.locator(CANVAS);
	await page.waitForFunction(
		(count) => document.querySelectorAll('.vue-flow__node').length === count,
		nodes.length,
	);
	await page.locator('[data-test-id="zoom-to-fit"]').click();
	await page.addStyleTag({ content: CANVAS_ONLY });
	await page.mouse.move(0, 0); // a node or a button that is pointed at shows more
	await untilStill(page);
	const broken = await canvas.locator('img').evaluateAll((images: HTMLImageElement[]) => {
		return images
			.filter(({ complete, naturalWidth }) => !complete || naturalWidth === 0)
			.map(({ src }) => src);
	});
	if (broken.length > 0)
		throw new Error(`Pictures on the canvas of "${name}" are missing: ${broken.join(', ')}`);
	const marked = await canvas.locator(`.vue-flow__node:has(${COMPLAINTS})`).allInnerTexts();
	if (marked.length > 0) throw new Error(`n8n marks nodes of "${name}" as wrong: ${marked.join(', ')}`);
	await page.screenshot({ path, clip: await contentBox(page) });
}

/** Waits until fonts and pictures are there and zooming has ended: the canvas stands where it stood a moment ago. */
async function untilStill(page: Page): Promise<void> {
	await page.waitForLoadState('networkidle');
	await page.evaluate(async () => await document.fonts.ready);
	await page.waitForFunction(
		() => {
			const { transform } = getComputedStyle(
				document.querySelector('.vue-flow__transformationpane') ?? document.body,
			);
			const isStill = document.body.dataset.standsAt === transform;
			document.body.dataset.standsAt = transform;
			return isStill;
		},
		undefined,
		{ polling: 500 },
	);
}

/** The part of the window that nodes, notes and connections take, with a margin. */
async function contentBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
	const sides = await page
		.locator('.vue-flow__node, .vue-flow__node *, .vue-flow__edge')
		.evaluateAll((elements) => {
			const boxes = elements
				.map((element) => element.getBoundingClientRect())
				.filter(({ width }) => width > 0);
			return {
				left: Math.min(...boxes.map(({ left }) => left)),
				top: Math.min(...boxes.map(({ top }) => top)),
				right: Math.max(...boxes.map(({ right }) => right)),
				bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
			};
		});
	const x = sides.left - MARGIN_PX;
	const y = sides.top - MARGIN_PX;
	return { x, y, width: sides.right + MARGIN_PX - x, height: sides.bottom + MARGIN_PX - y };
}
