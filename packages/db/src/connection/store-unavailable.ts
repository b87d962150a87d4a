import { Error as MongooseErrors, mongo } from "mongoose";

/**
 * Codes of MongoDB's answers that say "not now", whatever the document. Names and numbers from
 * MongoDB's `error_codes.yml`.
 */
const UNAVAILABLE_CODES: ReadonlySet<number> = new Set([
  6, // HostUnreachable
  7, // HostNotFound
  11, // UserNotFound: credentials are being changed; the data can wait
  13, // Unauthorized
  18, // AuthenticationFailed
  20, // IllegalOperation: a server that is not (yet) a replica set
  24, // LockTimeout
  43, // CursorNotFound
  46, // LockBusy
  50, // MaxTimeMSExpired
  63, // StaleShardVersion
  64, // WriteConcernTimeout
  79, // UnknownReplWriteConcern
  89, // NetworkTimeout
  91, // ShutdownInProgress
  94, // NotYetInitialized
  100, // UnsatisfiableWriteConcern
  112, // WriteConflict
  117, // ConflictingOperationInProgress
  133, // FailedToSatisfyReadPreference
  134, // ReadConcernMajorityNotAvailableYet
  150, // StaleEpoch
  189, // PrimarySteppedDown
  202, // NetworkInterfaceExceededTimeLimit
  211, // KeyNotFound: cluster time keys, while a node starts
  234, // RetryChangeStream
  237, // CursorKilled
  262, // ExceededTimeLimit
  279, // ClientDisconnect
  290, // TransactionExceededLifetimeLimitSeconds
  317, // ConnectionPoolExpired
  358, // InternalTransactionNotSupported
  365, // TemporarilyUnavailable
  384, // ConnectionError
  391, // ReauthenticationRequired
  402, // ResourceExhausted
  462, // IngressRequestRateLimitExceeded
  8000, // AtlasError: quotas of the hosted offering
  9001, // SocketException
  10058, // LegacyNotPrimary
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11601, // Interrupted
  11602, // InterruptedDueToReplStateChange
  13388, // StaleConfig
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
  14031, // OutOfDiskSpace
]);

const UNAVAILABLE_LABELS = [
  "RetryableWriteError",
  "TransientTransactionError",
  "PoolRequestedRetry",
  "SystemOverloadedError",
];

/** The driver's classes for "could not talk to it", beside the network errors. */
const UNAVAILABLE_NAMES: ReadonlySet<string> = new Set([
  "MongoServerSelectionError",
  "MongoWriteConcernError",
  "MongoNotConnectedError",
  "MongoTopologyClosedError",
  "MongoClientClosedError",
  "MongoServerClosedError",
  "MongoExpiredSessionError",
  "MongoOperationTimeoutError",
  "MongoStalePrimaryError",
  "MongoPoolClosedError",
  "MongoWaitQueueTimeoutError",
]);

/** Whether a code of MongoDB's, as on a single document's write error, says "not now". */
export function isUnavailableCode(code: unknown): boolean {
  return typeof code === "number" && UNAVAILABLE_CODES.has(code);
}

/**
 * Whether an operation failed because MongoDB is not there or not able (network, election,
 * shutdown, timeout, full disk, refused credentials, write not yet on a majority), so that the
 * same operation may succeed later. False means the document or the program is at fault, and
 * trying again would not help.
 */
export function isStoreUnavailable(error: unknown): boolean {
  if (error instanceof MongooseErrors.MongooseServerSelectionError) return true;
  if (error instanceof mongo.MongoBulkWriteError) {
    const writeConcernError = error.result.getWriteConcernError();
    if (writeConcernError) return true;
    if (isStoreUnavailable(error.errorResponse)) return true;
  }
  return (
    error instanceof mongo.MongoError &&
    (error instanceof mongo.MongoNetworkError ||
      UNAVAILABLE_NAMES.has(error.name) ||
      isUnavailableCode(error.code) ||
      UNAVAILABLE_LABELS.some((label) => error.hasErrorLabel(label)))
  );
}
