import type { MessagePage } from '../db/pages/types.js';

/** A word for a POSIX shell. People paste these lines: nothing of the mail may run. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/\p{Cc}/gu, ' ').replaceAll("'", "'\\''")}'`;
}

/** The command that answers the message with a mail written in a file, as archives show it. */
export function sendEmailCommand(page: MessagePage): string {
  const recipients = [page.from, ...page.to.map((to) => to)];
  return [
    'git send-email',
    `--in-reply-to=${shellWord(page.message.ref.messageId)}`,
    ...recipients.map((to) => `--to=${shellWord(to)}`),
    ...page.cc.map((cc) => `--cc=${shellWord(cc)}`),
    'reply.txt',
  ].join(' \\\n    ');
}

/** RFC 6068 link that opens the reader's own mail program. */
export function mailtoUrl(page: MessagePage): string {
  const { message } = page;
  const subject = /^re:/i.test(message.subject) ? message.subject : `Re: ${message.subject}`;
  const fields = {
    'In-Reply-To': `<${message.ref.messageId}>`,
    Cc: [...page.to, ...page.cc].join(', '),
    Subject: subject,
  };
  const pairs = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encode(value)}`);
  return `mailto:${encode(page.from)}?${pairs.join('&')}`;
}

function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd').replace(/\p{Cc}+/gu, ' '));
}
