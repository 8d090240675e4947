package io.apscheduler.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Reads the version from the manifest of the program's own jar. */
final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        Optional<String> version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
        return new String[] {"apscheduler " + version.orElse("(not packaged)")};
    }
}
