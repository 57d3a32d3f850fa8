package nl.kennispeil.delivery.person;

import java.util.regex.Pattern;

/** What may stand where a mail address belongs: one address, without a name around it. */
public final class MailAddress {

    private static final Pattern ONE = Pattern.compile("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]+\\.[^@\\s,;<>\"]{2,}");

    private MailAddress() {}

    /** True for one address; how long it may be is for whoever asks. */
    public static boolean isOne(String text) {
        return ONE.matcher(text).matches();
    }
}
