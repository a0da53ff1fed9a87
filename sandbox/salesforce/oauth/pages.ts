const STYLE = `body{font:16px/1.5 system-ui,sans-serif;background:#f3f3f3;color:#181818;display:grid;place-items:center;min-height:100vh;margin:0}
main{background:#fff;border:1px solid #ddd;border-radius:6px;padding:2rem;width:22rem}h1{font-size:1.25rem;margin:0 0 1rem}
label{display:block;margin:.75rem 0 .25rem}input{width:100%;box-sizing:border-box;padding:.5rem;font:inherit}
button{font:inherit;padding:.5rem 1.25rem;margin:1rem .5rem 0 0;border-radius:4px;border:1px solid #0176d3;background:#fff;color:#0176d3}
button.primary{background:#0176d3;color:#fff}.message{color:#ba0517}.hint{color:#555;font-size:.875rem}`;

const SCOPES: Record<string, string> = {
	api: 'Manage user data via APIs',
	web: 'Manage user data via Web browsers',
	full: 'Full access',
	refresh_token: 'Perform requests at any time',
	offline_access: 'Perform requests at any time',
	openid: 'Access unique user identifiers',
	id: 'Access the identity URL service',
};

/** The log-in page of the org. `key` ties it to the authorization request. */
export function loginPage(values: {
	action: string;
	key: string;
	userName?: string;
	message?: string;
}): string {
	const { action, key, userName = '', message } = values;
	return page(
		'Log in to the Salesforce sandbox',
		`${message ? `<p class="message" role="alert">${escape(message)}</p>` : ''}
<form method="post" action="${escape(action)}">
<input type="hidden" name="request" value="${escape(key)}">
<label for="username">Username</label><input id="username" name="username" type="email" autocomplete="off" value="${escape(userName)}" autofocus required>
<label for="password">Password</label><input id="password" name="pw" type="password" autocomplete="off" required>
<button class="primary" id="Login" type="submit">Log In</button>
</form>
<p class="hint">A simulator on this machine. Its users and their password are in sandbox/salesforce/tenant.ts.</p>`,
	);
}

/** Asks the person who logged in whether the app may act for them. */
export function consentPage(values: {
	action: string;
	key: string;
	scope: string;
	userName: string;
}): string {
	const { action, key, scope, userName } = values;
	const rights = [...new Set(scope.split(/\s+/).map((name) => SCOPES[name] ?? name))];
	return page(
		'Allow Access?',
		`<p>The app <strong>n8n sandbox</strong> is asking to:</p>
<ul>${rights.map((right) => `<li>${escape(right)}</li>`).join('')}</ul>
<p>Do you want to allow access for ${escape(userName)}?</p>
<form method="post" action="${escape(action)}">
<input type="hidden" name="request" value="${escape(key)}">
<button name="answer" value="deny" id="oadeny">Deny</button>
<button class="primary" name="answer" value="allow" id="oaapprove">Allow</button>
</form>`,
	);
}

/** Tells the person why the app cannot be let in. */
export function errorPage(error: string, description: string): string {
	return page('OAuth Error', `<p>error=${escape(error)}&amp;error_description=${escape(description)}</p>`);
}

function page(title: string, content: string): string {
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escape(title)}</h1>${content}</main></body></html>`;
}

function escape(text: string): string {
	const entities: Record<string, string> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;',
		"'": '&#39;',
	};
	return text.replace(/[&<>"']/g, (char) => entities[char]);
}
