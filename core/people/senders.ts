import { type MessageId, personKey } from '../ids.js';
import type { Mailbox, Message } from '../message.js';
import { isBot } from './bots.js';
import { splitAddress } from './identity.js';
import { type Mailmap, properMailbox } from './mailmap.js';
import { isRewritten, nameKey, plainName } from './names.js';

/** Who sent one message, with the name in plain form and the address as a key. */
export interface Sender extends Mailbox {
  readonly id: MessageId;
  /** The address before a mailmap gave another; else the same. */
  readonly sent: string;
  readonly bot: boolean;
  /**
   * `rewritten`: a list put itself into From, the address is that of Reply-To. `hidden`: it did, and nothing tells the
   * address: the one here is the list's, which all its senders share. `mailmap`: a mailmap gave another name or address.
   */
  readonly source: 'from' | 'rewritten' | 'hidden' | 'mailmap';
}

/**
 * Who really sent a message: where a list rewrote From ("Ann Lee via list", DMARC), the address is that of Reply-To, as
 * mailing lists keep the real sender there, or of X-Original-From.
 */
export function senderOf(message: Message, mailmap: Mailmap | undefined): Sender {
  const { mailbox, source } = realSender(message);
  const proper = mailmap === undefined ? mailbox : properMailbox(mailmap, mailbox);
  return {
    id: message.id,
    name: proper.name,
    address: personKey(proper.address),
    sent: personKey(mailbox.address),
    bot: isBot(message.from) || isAutomatic(message),
    source: proper === mailbox ? source : 'mailmap',
  };
}

/** Sent by no hand, so its own header says (RFC 3834): a report, or an answer while somebody is away. */
function isAutomatic({ headers }: Message): boolean {
  const { 'auto-submitted': how = 'no' } = headers;
  return /^\s*auto-/i.test(how);
}

function realSender(message: Message): { readonly mailbox: Mailbox; readonly source: Sender['source'] } {
  const { from, replyTo, list } = message;
  const name = plainName(from.name);
  if (!isRewritten(from)) return { mailbox: { name, address: from.address }, source: 'from' };
  const named = replyTo.find((mailbox) => nameKey(mailbox.name) === nameKey(name) && nameKey(name) !== '');
  const others = replyTo.filter(({ address }) => !isList(address, from.address, list));
  const real =
    named?.address ?? originalAddress(message) ?? (others.length === 1 ? others[0]?.address : undefined);
  return real === undefined
    ? { mailbox: { name, address: from.address }, source: 'hidden' }
    : { mailbox: { name, address: real }, source: 'rewritten' };
}

function originalAddress({ headers }: Message): string | undefined {
  const { 'x-original-from': original = '' } = headers;
  return /<?([^\s<>@]{1,100}@[^\s<>@]{1,200})>?\s*$/.exec(original.slice(0, 600))?.[1];
}

function isList(address: string, from: string, list: string | null): boolean {
  return address.toLowerCase() === from.toLowerCase() || splitAddress(address)?.local === list;
}

/** What two mails of one person have in common, at least one of them. */
export function marksOf({ name, address, bot, id, source }: Sender): string[] {
  const kind = bot ? 'bot' : 'human';
  const parts = source === 'hidden' ? null : splitAddress(address);
  const full = nameKey(name);
  const marks = [
    ...(parts === null ? [] : [`${kind} address ${parts.local}@${parts.domain}`]),
    ...(full === '' ? [] : [`${kind} name ${full}`]),
  ];
  return marks.length > 0 ? marks : [`${kind} ${name === '' ? id : name}`];
}
