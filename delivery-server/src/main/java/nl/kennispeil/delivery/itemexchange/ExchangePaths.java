package nl.kennispeil.delivery.itemexchange;

import nl.kennispeil.delivery.itembank.ItemPaths;

/** Where the desk lives. */
final class ExchangePaths {

    static final String HOME = ItemPaths.HOME + "/uitwisselen";
    static final String IMPORT = HOME + "/import/:import";
    static final String EXPORT = HOME + "/pakket";

    private ExchangePaths() {}

    /** The report of an import. */
    static String of(String id) {
        return HOME + "/import/" + id;
    }
}
