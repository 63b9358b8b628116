import { describe, expect, it } from '@jest/globals';
import { type Identity, identityOf } from '../../../core/identity/index.js';
import { decodeMessage } from '../../../ingest/decode/index.js';
import { mail } from '../mails.js';
import { FORGED, HERS, passedOn, type Trace } from './forged.js';

async function identity(raw: Buffer, boundary?: 'mbox'): Promise<Identity> {
  const origin = boundary === undefined ? { label: 'x' } : { label: 'x', boundary };
  return identityOf(await decodeMessage(raw, origin));
}
const level = async (trace: Trace) => (await identity(passedOn(trace))).level;

describe('a mail of whom it names', () => {
  it('is known by what the server of the list recorded', async () => {
    expect(await identity(passedOn(HERS))).toEqual({
      level: 'domain-verified',
      text: 'smtp.subspace.kernel.org recorded a valid signature of victim.example.',
    });
  });

  it.each([
    ['a machine that hands it on to itself', 'Received: from mail.archive.example by store with LMTP id Z\n'],
    [
      'one more server of the archive',
      'Received: from mail.archive.example (mail.archive.example [192.0.2.7]) by in.archive.example (Postfix) id Y\n',
    ],
  ])('is known over %s', async (_, top) => {
    expect((await identity(Buffer.concat([Buffer.from(top), passedOn(HERS)]))).level).toBe('domain-verified');
  });

  it.each(['sub.victim.example', 'victim.example'])('may be signed by %s', async (domain) => {
    expect(
      await level({ ...HERS, signed: `dkim=fail header.d=other.example dkim=pass header.d=${domain}` }),
    ).toBe('domain-verified');
  });

  it('in an mbox is never verified, since an mbox may hold it as the text of another', async () => {
    expect((await identity(passedOn(HERS), 'mbox')).level).toBe('recorded');
  });

  it('of a list whose server is not known has no record, whatever that server says', async () => {
    const raw = passedOn(HERS).toString().replaceAll('smtp.subspace.kernel.org', 'lists.unknown.example');
    expect((await identity(Buffer.from(raw))).level).toBe('no-record');
    expect((await identity(mail())).level).toBe('no-record');
  });

  it('says when it was unsigned, signed by another domain, or against the policy of its domain', async () => {
    expect(await level({})).toBe('unsigned');
    expect(await level({ signed: 'dkim=pass header.d=evil.example' })).toBe('other-domain');
    expect(await level({ signed: 'dkim=fail header.d=victim.example' })).toBe('contradicted');
    expect(await level({ signed: 'dkim=pass header.d=evil.example; dmarc=fail' })).toBe('contradicted');
  });
});

describe('B6: of forged mails', () => {
  it('there are forty', () => expect(Object.keys(FORGED).length).toBeGreaterThanOrEqual(40));

  it.each(Object.entries(FORGED))('none is verified: %s', async (_, trace) => {
    expect(['domain-verified', 'recorded']).not.toContain(await level(trace));
  });
});

describe('B7: a record that the sender wrote', () => {
  const ofHers = Object.entries(FORGED).filter(([, { from }]) => from === undefined);
  it.each(ofHers)('changes nothing: %s', async (_, { own = '', ...trace }) => {
    const records = own.replace(/^From: .*\n/m, '');
    expect(await level({ ...trace, own: records })).toBe(
      await level(trace.signed === undefined ? {} : trace),
    );
  });

  it('is not believed when nobody stands above it', async () => {
    const own = 'Authentication-Results: smtp.subspace.kernel.org; dkim=pass header.d=example.org\n';
    expect((await identity(Buffer.concat([Buffer.from(own), mail()]))).level).toBe('no-record');
  });

  it('is believed over an Exim, which writes the checked name first, and not over a greeting', async () => {
    const by = (words: string) =>
      Buffer.from(
        passedOn(HERS)
          .toString()
          .replace(
            'from relay.kernel.org (relay.kernel.org [192.0.2.1]) by mail.archive.example (Postfix)',
            `from relay.kernel.org ([192.0.2.1]${words.includes('Exim') ? ' helo=x.example' : ''}) by mail.archive.example ${words}`,
          ),
      );
    expect((await identity(by('(Exim 4.96)'))).level).toBe('domain-verified');
    expect((await identity(by('(Courier)'))).level).toBe('no-record');
  });

  it.each([
    ['greets with the address of the machine itself', 'from x.example ([192.0.2.2] helo=[127.0.0.1])'],
    ['has a name that does not lead back to it', 'from x (relay.kernel.org [192.0.2.2] (may be forged))'],
    ['has no name', 'from relay.kernel.org (unknown [192.0.2.2])'],
  ])('is not believed when the machine that gave the mail to the list %s', async (_, from) => {
    const forged = `Authentication-Results: smtp.subspace.kernel.org; dkim=pass header.d=victim.example
Received: from x (mx.victim.example [192.0.2.9]) by smtp.subspace.kernel.org id F1
`;
    const raw = passedOn({ own: forged })
      .toString()
      .replace('from greeting.example (mx.evil.example [192.0.2.2])', from);
    expect(raw).toContain(from);
    expect((await identity(Buffer.from(raw))).level).toBe('unsigned');
  });

  it('is not believed when the archive took the mail from somebody else than the list', async () => {
    const raw = passedOn(HERS)
      .toString()
      .replace('from relay.kernel.org (relay.kernel.org', 'from relay.kernel.org (mx.evil.example');
    expect((await identity(Buffer.from(raw))).level).toBe('no-record');
  });
});
