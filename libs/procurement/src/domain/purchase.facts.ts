import type {
  AmendmentRefused,
  AmendmentRequested,
  CommitmentsUndone,
  ContractAmended,
  ContractSigned,
  ContractTerminated,
  FundingCommitted,
  FundingRefused,
  FundingReleaseRefused,
  FundingReleased,
  GoodsAccepted,
  GoodsReceived,
  GoodsReturned,
  InvoiceRecorded,
  MethodSelected,
  PaymentConfirmed,
  PaymentRefused,
  PaymentRequested,
  PlanConfirmed,
  PlanSourceRefused,
  PlanSourceReserved,
  PlanningRefused,
  PurchaseAwarded,
  PurchaseCancelled,
  PurchaseCompleted,
  PurchasePlanned,
  RecoveryConfirmed,
  RecoveryRefused,
  RecoveryRequested,
  ReversalConfirmed,
  ReversalRefused,
  ReversalRequested,
  SigningRefused,
  SigningRequested,
  TerminationStarted,
} from '../events/index.js';

/** Everything that can have happened to a purchase. */
export type PurchaseFact =
  | PurchasePlanned
  | PlanSourceReserved
  | PlanSourceRefused
  | PlanConfirmed
  | PlanningRefused
  | MethodSelected
  | PurchaseCancelled
  | PurchaseAwarded
  | SigningRequested
  | ContractSigned
  | SigningRefused
  | AmendmentRequested
  | ContractAmended
  | AmendmentRefused
  | FundingCommitted
  | FundingRefused
  | CommitmentsUndone
  | FundingReleased
  | FundingReleaseRefused
  | GoodsReceived
  | GoodsReturned
  | GoodsAccepted
  | InvoiceRecorded
  | PaymentRequested
  | PaymentConfirmed
  | PaymentRefused
  | RecoveryRequested
  | RecoveryConfirmed
  | RecoveryRefused
  | ReversalRequested
  | ReversalConfirmed
  | ReversalRefused
  | TerminationStarted
  | ContractTerminated
  | PurchaseCompleted;
