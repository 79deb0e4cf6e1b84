/** The time, as the app is told it: the machine's, or that of the local workspace, whose clock can be moved. */
export interface Clock {
  now(): Date;
}
