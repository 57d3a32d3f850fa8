package nl.kennispeil.delivery.load;

/**
 * One answer on its way to the server.
 *
 * @param clientTime when it was given, in the server's milliseconds
 * @param dueNanos when it was due to be given, in the loop's time: latency counts from here
 */
record Answered(int seq, String item, String value, long clientTime, long dueNanos) {}
