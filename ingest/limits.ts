/**
 * Every bound of reading mail, each with its reason. They leave about ten times the room that 190,000 messages of five
 * kernel lists need. Over a bound the raw bytes are kept, what was cut is noted on the message.
 */

/** Bytes of one message that are kept; a mail server passes on 25 to 50 MB at most, and memory must stay bounded. */
export const MESSAGE_BYTES = 64 * 2 ** 20;
/** Bytes of one message that are decoded: beyond this nobody reads it as review, and MIME decoders take seconds. */
export const DECODED_BYTES = 8 * 2 ** 20;
/** Bytes of text that become the body of a message over `DECODED_BYTES`. */
export const BODY_CHARACTERS = 2 ** 20;
/** Bytes of the header block that are read; the longest real one seen has 32 kB. */
export const HEADER_BYTES = 256 * 2 ** 10;
/** Bytes of one header value that are read; To and Cc of a treewide series reach 20 kB. */
export const HEADER_VALUE_BYTES = 64 * 2 ** 10;
/** Ids that are kept from each end of References; threads are found by the nearest ones. */
export const REFERENCES_EACH_END = 500;
/** Characters of a Message-ID; a longer one is replaced by its hash so that it fits a URL and a file name (255). */
export const MESSAGE_ID_CHARACTERS = 244;
/** Mailboxes of one header; the widest real series has 150. */
export const MAILBOXES = 1_000;
/** Parts of a message; mailparser refuses more. */
export const PARTS = 1_000;
/** Multiparts inside one another; real mail has four. */
export const MIME_DEPTH = 20;
/** Milliseconds for one message: a parser that does not settle must not stop the run. */
export const DECODE_MS = 2_000;
/** Bytes that a compressed source may grow to before its ratio counts. */
export const INFLATED_FREE_BYTES = 64 * 2 ** 20;
/** Growth of a compressed source that is called a bomb; text mail reaches 15, a run of zeros 1,028. */
export const INFLATED_RATIO = 200;
/** Mails that are saved in one transaction: enough to make its sync to disk cheap, few enough to lose little on a kill. */
export const BATCH_MAILS = 500;
/** Bytes after which a batch is full, so that mails with large attachments do not add up in memory. */
export const BATCH_BYTES = 16 * 2 ** 20;
/** Threads whose analyses are written in one transaction. */
export const BATCH_THREADS = 50;
/** Messages after which a group of threads is full, for the same reason. */
export const BATCH_THREAD_MESSAGES = 300;
/** Milliseconds for decoding one batch on the worker thread; a calm machine needs half a second. */
export const DECODE_JOB_MS = 60_000;
/** Milliseconds for the analysis of one thread: one of 2,000 messages took a minute on a machine with ten times its load. */
export const ANALYSIS_JOB_MS = 600_000;
/** Megabytes of memory of the worker thread: with less to grow into it tidies up sooner. A thread of 2,000 messages fits. */
export const WORKER_HEAP_MB = 512;
export const WORKER_YOUNG_MB = 48;
/** Entries of a report that are kept by name; beyond them only the counts go on. */
export const REPORT_ENTRIES = 1_000;
/** Milliseconds in which a server must answer, and in which the next bytes must come. */
export const HTTP_MS = 30_000;
/** Bytes of one answer that are read, and milliseconds for all of them: the whole mail of a thread, from a slow server. */
export const HTTP_BYTES = 512 * 2 ** 20;
export const HTTP_WHOLE_MS = 600_000;
/** Milliseconds in which an IMAP server must take the connection and greet. */
export const IMAP_MS = 30_000;
/** Milliseconds for a command that prints a password: it may ask a human. And bytes of a password that are read. */
export const PASSWORD_MS = 120_000;
export const PASSWORD_BYTES = 4_096;
/** Tries at a server that says it is busy. */
export const HTTP_TRIES = 4;
/** Longest wait between two tries; a server that asks for more is left until then. Less than `HTTP_MS`. */
export const HTTP_WAIT_MS = 20_000;
/** Longest that a server is left alone, whatever it asks for: a slip of its clock must not end a source. */
export const HTTP_LEFT_ALONE_MS = 24 * 3_600_000;
/** Redirections that are followed, all on the host that the user named, or to those that the user allowed. */
export const HTTP_REDIRECTS = 5;
