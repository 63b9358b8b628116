import type { OutcomeState } from '../analysis.js';
import { defineRules } from '../rule.js';

/** What a sentence claims about the fate of the proposal, and whose word it must be to count. */
export interface Claim {
  /** `none`: the sentence only speaks about such a thing; it ends the search. */
  readonly state: OutcomeState | 'none';
  /** `author`: whoever sent the proposal. `other`: a participant. `anyone`: those, and merge bots. */
  readonly by: 'author' | 'other' | 'anyone';
  /** Words that have to stand in the same sentence, anywhere. */
  readonly beside?: RegExp;
}

/** A promise or a report: a version that is named without one is a version that others know already. */
const UNDERTAKING =
  /\b(?:will|I'll|we'll|shall|going to|let me|fix|fixed|fixing|update|updated|updating|change|changed|modified|address|addressed|add|added|adding|done|do|did|noted|send|sent|sending|post|posted|posting|soon|plan)\b/i;

/** What the thread says happened. Read from the top against one sentence of somebody's own words; the first row decides. */
export const OUTCOME_RULES = defineRules<Claim>([
  {
    id: 'outcome/already-applied',
    outcome: { state: 'applied', by: 'anyone' },
    pattern:
      /\b(?:this|it|these|patch|patches|series|set) (?:is|are|was|were|has been|have been) already (?:applied|merged|queued|upstream)\b/i,
    because: 'What is already in a tree was applied, whoever mentions it.',
    examples: {
      yes: ['Let us talk about it later, these patches are already applied.'],
      no: ['If that were applied, it would be simpler.'],
    },
  },
  {
    id: 'outcome/tried-out',
    outcome: { state: 'none', by: 'anyone' },
    pattern:
      /\b(?:applied|merged|picked) (?:it|this|them|these|the \w{1,12}|your \w{1,12}|patch(?:es)? \w{0,10} ?[\d-]{0,8}) ?(?:on top|on|onto|locally|to my|to a|to linux|to v?\d|and (?:tested|built|booted|ran|it))\b/i,
    because: 'Testers apply patches to a tree of their own.',
    examples: {
      yes: ['I applied it on head:', 'Applied your series and booted it.', 'I applied this on top of next.'],
      no: ['Applied to for-next, thanks.', 'Applied, thanks.'],
    },
  },
  {
    id: 'outcome/if-applied',
    outcome: { state: 'none', by: 'anyone' },
    pattern:
      /\b(?:if|once|when|until|unless|before|after|whether|without|not|never|n't|be|being|gets?|getting|could|should|would|can|may|might|to|see|changes|with (?:this|the|your|my|these) (?:patch(?:es)?|series)) (?:\w{1,12} ){0,3}(?:applied|queued|merged|picked|pushed|committed)\b/i,
    because: 'A condition, a denial or talk about what may come applies nothing.',
    examples: {
      yes: [
        'If this gets applied, the test can go.',
        'It was never merged.',
        'With this patch applied, the numbers are better.',
        'I do not see it applied.',
      ],
      no: ['Applied, thanks!', 'I have merged it.', 'It has been applied to the widgets tree at'],
    },
  },
  {
    id: 'outcome/part-applied',
    outcome: { state: 'none', by: 'anyone' },
    pattern:
      /\b(?:applied|queued|merged|picked(?: up)?) (?:only )?(?:patch(?:es)? |the first |part )?#?\d{1,3}(?:\/\d|-\d|\b)/i,
    because: 'Part of a series was taken; the rest is still open.',
    examples: { yes: ['Applied 1/5.', 'Applied patches 1-3.'], no: ['Applied.', 'Applied to for-6.1.'] },
  },
  {
    id: 'outcome/applied',
    outcome: { state: 'applied', by: 'anyone' },
    pattern:
      /^(?:[^.?]{0,40}[,:!] |[^.?]{0,40}\b(?:and|now|patch|patches|series|both|all|been|have|were|was|I|I've|just|it) )?(?:applied|queued|merged|pushed|picked up|committed)(?:$|[.,!;]| (?:thanks|thank|to|for|in|into|it|this|that|these|both|all|up|now|with|the (?:series|patch|patches|set)|and)\b)/i,
    because: 'Maintainers report it in a word or two: "Applied, thanks", "Queued for 6.1", "merged".',
    examples: {
      yes: [
        'Applied, thanks!',
        'Thanks a lot, merged!',
        'Queued.',
        'Patch applied.',
        'Applied to linux-widgets.',
        'Thanks, fixed the log and merged.',
      ],
      no: ['A method applied in the other driver.', 'Merging takes time.'],
    },
  },
  {
    id: 'outcome/will-apply',
    outcome: { state: 'applied', by: 'other' },
    pattern:
      /\bI(?:'ll| will|'ve| have| just)? (?:now |just |go ahead and |also )?(?:apply|queue|merge|picked|took|take|pick|pushed|queued|applied|merged) (?:up )?(?:this|it|your|the|them|these|both|all)(?: (?:two|three|whole|up|patch(?:es)?|series|set|now)){0,2}(?: (?:in|into|to|for|via|through|now)\b|[.,!;]|$)/i,
    because: 'Who takes it into a tree, or says so, has the authority.',
    examples: {
      yes: [
        "I'll apply your patch.",
        'I took this patch into widgets-fixes.',
        "I've picked the two patches now, thank you!",
      ],
      no: ['I took a look.', 'I will take that into account.', 'Please apply it.'],
    },
  },
  {
    id: 'outcome/merge-bot',
    outcome: { state: 'applied', by: 'anyone' },
    pattern:
      /\b(?:(?:patch|series|it|this|these|patches|following) (?:\w{1,12} ){0,2})?(?:has|have|was|were) (?:been )?(?:applied|merged|queued|pushed) to\b/i,
    because: 'Merge bots and b4 write "has been applied to", with tree and commit.',
    examples: {
      yes: ['This patch was applied to widgets.git (for-next)', 'has been applied to the sound tree at'],
      no: ['The fix was not applied to it.', 'The mask is applied to the value.'],
    },
  },
  {
    id: 'outcome/reject',
    outcome: { state: 'rejected', by: 'other' },
    pattern:
      /\b(?:(?:I|we) (?:have |hereby )?reject(?:ed)? (?:this|it|the)|(?:this|it|the (?:patch|series)) (?:is|has been|was) (?:NAC?K'?ed|rejected)|(?:I|we)(?:'m| am| are|'re) (?:really )?not (?:going to|interested in) (?:take|merge|apply|accept|this|that|the|your|taking|merging)|(?:I|we) (?:won't|will not|cannot|can't) (?:take|merge|apply|accept) (?:this|it|that|the (?:patch|series)))/i,
    because: 'The one who would have to take it turns it down for good.',
    examples: {
      yes: [
        'I have rejected this patch.',
        'This is NACKed.',
        "I'm not going to take this.",
        "We won't merge it.",
      ],
      no: ['I do not like this.', 'I will take it.'],
    },
  },
  {
    id: 'outcome/withdraw',
    outcome: { state: 'withdrawn', by: 'author' },
    pattern:
      /\bplease (?:ignore|disregard|drop|scrap|discard|forget) (?:about )?(?:this|the|my|these) (?:\w{1,12} )?(?:patch|patches|patchset|series|rfc|proposal|version|approach|idea)\b|\bI(?:'ll| will|'m going to| am going to| would)? (?:\w{1,12} )?(?:withdraw|abandon|drop|retract|scrap) (?:(?:my|the|this|these) (?:patch|patches|series|rfc|proposal|idea|approach|patchset)|this|it)(?:[.,;!]|$| (?:then|and|for now|altogether))|\bforget about (?:this|it|the (?:patch|approach|idea))|\b(?:I'm|I am) (?:ok|okay|fine) (?:to keep|with keeping|(?:with )?not doing|(?:with )?dropping)/i,
    because: 'The author drops it.',
    examples: {
      yes: ['Please ignore this patch.', "I'll drop this series.", "I'm fine not doing it."],
      no: ['I will drop the second hunk.', 'Please drop the cast.'],
    },
  },
  {
    id: 'outcome/respin-conditional',
    outcome: { state: 'none', by: 'author' },
    pattern:
      /\?$|\b(?:if|when|before|once) (?:you|someone|they|anyone|he|she) (?:\w{1,12} ){0,3}(?:send|post|respin|repost|resend)/i,
    because: "A question about a new version, or somebody else's, announces none.",
    examples: {
      yes: ['Should I send a v2?', 'Once you post v2, I will test it.'],
      no: ['I will send a v2.'],
    },
  },
  {
    id: 'outcome/respin-awaited',
    outcome: { state: 'none', by: 'author' },
    pattern: /\b(?:wait(?:ing)?|look(?:ing)? forward|ahead) (?:for|to) (?:the |your |a )?(?:next|new|v\d)/i,
    because: 'Who waits for a version sends none.',
    examples: {
      yes: ['I will wait for the next revision.', 'Looking forward to v2.'],
      no: ['I will send v2.'],
    },
  },
  {
    id: 'outcome/respin-next',
    outcome: { state: 'respin', by: 'author' },
    pattern:
      /\b(?:in|for|with|to|as|on|into|of) (?:the |my |a |our |its )?(?:next|new|following|upcoming|later|coming|incoming|revised|updated|non-?rfc|proper) (?:\w{1,12} )?(?:versions?|revisions?|rev|re-?spin|spin|rounds?|iterations?|series|patch(?:es|-?set)?|posts?|posting|re-?post|submissions?|re-?roll)\b(?! (?:in|of) )|\b(?:in|for) the next[.!,]?$|\bmy next (?:patch|version|series|posting)\b|\bnext time around\b/i,
    because: 'What is promised for the next version announces one.',
    examples: {
      yes: ['I will fix it in the next version.', 'Noted for the next rev!', 'Will add it in the next.'],
      no: ['In the next hunk the lock is dropped.', "I'll change that."],
    },
  },
  {
    id: 'outcome/respin-version',
    outcome: { state: 'respin', by: 'author', beside: UNDERTAKING },
    pattern:
      /\b(?:in|for|with|as|to|send|post|sent|posted|the|a|my|rfc|patch) -?v(?<version>\d{1,2})(?! ?\.?\d)\b|^v(?<number>\d{1,2}) (?:will|is on|coming|has)\b/i,
    because: 'The author names a version beyond the one under discussion: it was promised, or it was sent.',
    examples: {
      yes: [
        'I will fix this in v3.',
        'Have updated it in the RFC v5 series.',
        'v2 will have it.',
        'Sent as v2.',
      ],
      no: ['It boots on v5.16.', 'This is easy in cgroup-v2.'],
    },
  },
  {
    id: 'outcome/respin-again',
    outcome: { state: 'respin', by: 'author' },
    pattern:
      /\b(?:will|I'll|we'll|let me|shall|going to|plan to|try to|try|can|I'd|and) (?:\w{1,12} )?(?:re-?spin|re-?post|re-?send|re-?submit|re-?roll|rewrite it|rewrite th(?:is|e)|rework th(?:is|e)|rebase)\b/i,
    because: 'Sending it again is what a new version is.',
    examples: {
      yes: ["I'll respin along these lines.", 'Will rebase and resend.', 'Let me rework this.'],
      no: ['The rework is large.', 'Please resend.'],
    },
  },
  {
    id: 'outcome/respin-send',
    outcome: { state: 'respin', by: 'author' },
    pattern:
      /\b(?:will|I'll|we'll|let me|shall|to|and) (?:\w{1,12} )?(?:send|post|submit|prepare|cook up|work on|spin|come back with) (?:out |up )?(?:[\w-]{1,12} ){0,3}(?:v\d{1,2}|version|series|patch|patches|patchset|again|revision|respin|rfc|spin)\b/i,
    because: 'A new version that is going to be sent.',
    examples: {
      yes: ['I will post a new version.', 'Let me post a non-RFC version.', "I'll send an updated patch."],
      no: ['I will send you the log.', 'You sent a version.'],
    },
  },
  {
    id: 'outcome/respin-when',
    outcome: { state: 'respin', by: 'author' },
    pattern:
      /\bwhen (?:I (?:\w{1,12} )?(?:send|post|submit|repost|respin)|sending|posting|submitting|doing|reposting|respinning)\b.{0,40}\b(?:patch|patches|version|series|submission|set|v\d|non-rfc|it)\b/i,
    because: 'What is put off to the next posting announces one.',
    examples: {
      yes: [
        'Sure, will do when I send the non-RFC version.',
        'I will fix that when posting a proper series.',
      ],
      no: ['It fails when sending a packet.', 'When I look at this, it hangs.'],
    },
  },
  {
    id: 'outcome/respin-done',
    outcome: { state: 'respin', by: 'author' },
    pattern:
      /\b(?:have |I've |just |already )?(?:sent|posted|submitted)(?: out)? (?:a |an |the |out |my |another )?(?:\w{1,12} )?(?:v\d{1,2}|new (?:version|revision|series|patch)|patch-v\d|updated (?:version|patch|series)|next version)\b|^(?:changes since|changes in|changes from|change ?log since) (?:rfc |patch )?v\d/i,
    because: 'The new version was sent, so the author says, or its list of changes stands here.',
    examples: {
      yes: ['I have posted v2 today.', 'Sent out a new version.', 'Changes since v3:'],
      no: ['I sent you the log.', 'It was posted last year.'],
    },
  },
]);
