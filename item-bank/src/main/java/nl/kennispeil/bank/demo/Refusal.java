package nl.kennispeil.bank.demo;

/**
 * Why one item of a file was not read. Its neighbours are not affected.
 *
 * @param where file and place, such as {@code demo-items.json, DEMO-003, opties[1].id}
 * @param what what was got
 * @param allowed what is allowed there
 */
public record Refusal(String where, String what, String allowed) {
    @Override
    public String toString() {
        return where + ": got " + what + ", allowed is " + allowed;
    }
}
