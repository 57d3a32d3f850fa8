package nl.kennispeil.scoring.adaptive;

import nl.kennispeil.scoring.ability.Ability;

/**
 * A simulated candidate.
 *
 * @param truth the ability that answered
 * @param items scored and pilot items in their order
 * @param categories what was answered
 * @param thetas ability after every answer
 * @param errors its standard error
 * @param nanos time that the choice of every item took
 * @param result the final ability
 * @param reason why the test ended
 * @param scored the scored items alone, in their order
 * @param lifted how often the exposure control was lifted
 */
@SuppressWarnings("ArrayRecordComponent") // plain arrays for further computing; nobody compares them
public record SimulatedRun(
        double truth,
        int[] items,
        int[] categories,
        double[] thetas,
        double[] errors,
        long[] nanos,
        Ability result,
        StopReason reason,
        int[] scored,
        int lifted) {}
