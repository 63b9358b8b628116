export type StoreErrorCode =
  | 'newer-database'
  | 'foreign-database'
  | 'busy'
  | 'damaged'
  | 'disk-full'
  | 'failing-disk'
  | 'read-only'
  | 'too-costly'
  | 'not-found'
  | 'refused';

/** A failure that a user can do something about; its message is a sentence for them. */
export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}
