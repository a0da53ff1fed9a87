import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A mail as it arrived. */
export interface Mail {
	from: string;
	to: string[];
	subject: string;
	html: string;
	/** Pictures the text shows, by their content id. */
	pictures: Map<string, Buffer>;
}

/** A mail server on this machine that keeps what it gets: as much of SMTP (RFC 5321) as n8n speaks without encryption. */
export class Mailbox {
	readonly mails: Mail[] = [];
	/** Answers instead of taking the next mails, such as "451 Try again later". */
	refusal?: string;
	private readonly sockets = new Set<Socket>();

	private constructor(private readonly server: Server) {}

	static async open(): Promise<Mailbox> {
		const server = createServer();
		const mailbox = new Mailbox(server);
		server.on('connection', (socket) => mailbox.serve(socket));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return mailbox;
	}

	/** What n8n's credential "SMTP" is filled with. */
	get credential() {
		const { port } = this.server.address() as AddressInfo;
		return { host: '127.0.0.1', port, secure: false, disableStartTls: true, user: '', password: '' };
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private serve(socket: Socket): void {
		this.sockets.add(socket);
		socket.on('close', () => this.sockets.delete(socket));
		socket.on('error', () => socket.destroy());
		const say = (line: string) => socket.write(`${line}\r\n`);
		let received = '';
		let envelope = { from: '', to: [] as string[] };
		let isText = false;
		say('220 mailbox');
		socket.on('data', (chunk) => {
			received += chunk.toString('latin1');
			for (;;) {
				const end = received.indexOf(isText ? '\r\n.\r\n' : '\r\n');
				if (end < 0) return;
				const part = received.slice(0, end);
				received = received.slice(end + (isText ? 5 : 2));
				if (isText) {
					isText = false;
					this.mails.push({ ...envelope, ...toMail(part.replace(/^\.\./gm, '.')) });
					say('250 Taken');
					continue;
				}
				const [, address = ''] = /<([^>]*)>/.exec(part) ?? [];
				if (/^(EHLO|HELO)/i.test(part)) say('250 mailbox');
				else if (/^MAIL/i.test(part)) {
					envelope = { from: address, to: [] };
					say(this.refusal ?? '250 OK');
				} else if (/^RCPT/i.test(part)) {
					envelope.to.push(address);
					say('250 OK');
				} else if (/^DATA/i.test(part)) {
					isText = true;
					say('354 Go ahead');
				} else if (/^QUIT/i.test(part)) {
					say('221 Bye');
					socket.end();
				} else say('250 OK');
			}
		});
	}
}

function toMail(raw: string): Pick<Mail, 'subject' | 'html' | 'pictures'> {
	const parts = partsOf(raw);
	const html = parts.find(({ head }) => /^content-type: text\/html/im.test(head));
	const pictures = parts.filter(({ head }) => /^content-type: image\//im.test(head));
	return {
		subject: toWords(/^subject: (.*(?:\r\n[ \t].*)*)/im.exec(raw)?.[1] ?? ''),
		html: html ? contentOf(html).toString('utf8') : '',
		pictures: new Map(
			pictures.map((part) => [/^content-id: <([^>]*)>/im.exec(part.head)?.[1] ?? '', contentOf(part)]),
		),
	};
}

interface Part {
	head: string;
	body: string;
}

/** The innermost parts of a mail. */
function partsOf(raw: string): Part[] {
	const at = raw.indexOf('\r\n\r\n');
	const [head, body] = [raw.slice(0, at).replace(/\r\n[ \t]+/g, ' '), raw.slice(at + 4)];
	const boundary = /^content-type: multipart\/[^\r\n]*boundary="?([^";\r\n]+)/im.exec(head)?.[1];
	if (boundary === undefined) return [{ head, body }];
	return body
		.split(`--${boundary}`)
		.slice(1, -1)
		.flatMap((part) => partsOf(part.replace(/^\r\n/, '')));
}

function contentOf({ head, body }: Part): Buffer {
	if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64');
	if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return Buffer.from(body, 'latin1');
	return fromQuoted(body.replace(/=\r\n/g, ''));
}

function fromQuoted(text: string): Buffer {
	const plain = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(plain, 'latin1');
}

/** A header in encoded words (RFC 2047) as it reads. */
function toWords(text: string): string {
	return text
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, words: string) =>
			kind.toUpperCase() === 'B'
				? Buffer.from(words, 'base64').toString('utf8')
				: fromQuoted(words.replaceAll('_', ' ')).toString('utf8'),
		)
		.replace(/\r\n\s+/g, ' ');
}
