import { mail } from '../mails.js';

/** Mail in the name of Ana of victim.example: one that is hers, and forty that are not, as a list would pass them on. */

const SERVER = 'smtp.subspace.kernel.org';
const HER = 'Ana Novak <ana@victim.example>';

export interface Trace {
  /** What the list's server wrote of the signatures, above its own Received. */
  readonly signed?: string;
  /** The name of the machine that gave the mail to the list. */
  readonly sender?: string;
  /** Fields that the sender wrote, below all others. */
  readonly own?: string;
  readonly from?: string;
}

/** A mail as it lies in an archive of the list: newest field first. */
export function passedOn({ signed, sender = 'mx.evil.example', own = '', from = HER }: Trace): Buffer {
  const trace = [
    `Received: from relay.kernel.org (relay.kernel.org [192.0.2.1]) by mail.archive.example (Postfix) with ESMTPS id A1`,
    `Received: from localhost.localdomain (localhost.localdomain [127.0.0.1]) by ${SERVER} (Postfix) with ESMTP id A2`,
    ...(signed === undefined ? [] : [`Authentication-Results: ${SERVER}; ${signed}`]),
    'X-Original-To: list@vger.kernel.org',
    `Received: from greeting.example (${sender} [192.0.2.2]) by ${SERVER} (Postfix) with ESMTPS id A3`,
    `Authentication-Results: ${SERVER}; arc=none smtp.client-ip=192.0.2.2`,
  ].map((line) => `${line}\n`);
  return Buffer.concat([Buffer.from(trace.join('')), Buffer.from(own), mail({ headers: { From: from } })]);
}

export const HERS: Trace = {
  signed: 'dkim=pass (2048-bit key) header.d=victim.example header.i=@victim.example header.b=AbC',
  sender: 'mx.victim.example',
};

const CLAIM = `Authentication-Results: ${SERVER}; dkim=pass header.d=victim.example\n`;
const TAKEN = (by: string, from = 'mx.victim.example') =>
  `Received: from x (${from} [192.0.2.9]) by ${by} (Postfix) with ESMTPS id F1\n`;
const LOCAL = `Received: from localhost (localhost [127.0.0.1]) by ${SERVER} (Postfix) with ESMTP id F2\n`;

/** What a sender can write below the fields of the list. */
const OWN: Readonly<Record<string, string>> = {
  nothing: '',
  'the record alone': CLAIM,
  'the record twice': CLAIM + CLAIM,
  'the record folded': CLAIM.replace('; dkim', ';\n\tdkim'),
  'the record in capitals': CLAIM.toUpperCase().replace('HEADER.D', 'header.d'),
  'the record above a Received of the list': CLAIM + TAKEN(SERVER),
  'the whole trace of the list': LOCAL + CLAIM + TAKEN(SERVER),
  'a trace over a server of the same organisation': `${TAKEN('mx.kernel.org')}${CLAIM}${TAKEN(SERVER)}`,
  'a trace that comes from its own machine': `${TAKEN('mx.evil.example', 'relay.kernel.org')}${LOCAL}${CLAIM}${TAKEN(SERVER)}`,
};
/** What the list can truly have recorded of a mail that is not hers. */
const RECORDED: Readonly<Record<string, string | undefined>> = {
  'no signature': undefined,
  'a signature of the forger': 'dkim=pass header.d=evil.example header.i=@evil.example',
  'a signature of a name that ends alike': 'dkim=pass header.d=xvictim.example',
  'a broken signature': 'dkim=fail reason="bad" header.d=victim.example header.i=@victim.example',
};

function crossed(): Record<string, Trace> {
  const made: Record<string, Trace> = {};
  for (const [own, fields] of Object.entries(OWN))
    for (const [signed, record] of Object.entries(RECORDED))
      made[`${signed}; of the sender ${own}`] = {
        own: fields,
        ...(record === undefined ? {} : { signed: record }),
      };
  return made;
}

export const FORGED: Readonly<Record<string, Trace>> = {
  ...crossed(),
  'a record inside a quoted word': {
    signed: 'dkim=pass header.i="x header.d=victim.example "@evil.example header.d=evil.example',
  },
  'a record inside a comment': { signed: 'dkim=pass (header.d=victim.example) header.d=evil.example' },
  'a signature of a whole top-level domain': { signed: 'dkim=pass header.d=example' },
  'a name that shows her address': {
    signed: 'dkim=pass header.d=evil.example',
    from: '"ana@victim.example" <eve@evil.example>, ana@victim.example',
  },
  'two From, hers first': {
    signed: 'dkim=pass header.d=evil.example',
    own: `From: ${HER}\n`,
    from: 'eve@evil.example',
  },
  'two From, hers second': { signed: 'dkim=pass header.d=evil.example', own: 'From: eve@evil.example\n' },
};
