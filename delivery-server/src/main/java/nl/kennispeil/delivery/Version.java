package nl.kennispeil.delivery;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the manifest of the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Kennispeil " + (version == null ? "(development)" : version)};
    }
}
