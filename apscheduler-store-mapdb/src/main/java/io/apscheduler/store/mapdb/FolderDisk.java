package io.apscheduler.store.mapdb;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a folder whose names begin with that of the store. Threads that use it must not be interrupted. */
final class FolderDisk implements Disk {
    private final Path folder;
    private final String prefix;

    /** The folder is made if it is not there. */
    FolderDisk(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path name = absolute.getFileName();
        Path parent = absolute.getParent();
        if (name == null || parent == null) {
            throw new IOException("\"" + path + "\" names no file.");
        }
        Files.createDirectories(parent);
        this.folder = parent.toRealPath();
        this.prefix = name + ".";
    }

    @Override
    public Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()))
                    .collect(Collectors.toSet());
        }
    }

    @Override
    public DiskFile open(String name) throws IOException {
        return new RandomFile(path(name), "r");
    }

    @Override
    public DiskFile create(String name) throws IOException {
        Files.deleteIfExists(path(name));
        return new RandomFile(path(name), "rw");
    }

    @Override
    public DiskFile reopen(String name) throws IOException {
        return new RandomFile(path(name), "rw");
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    /** Windows keeps names by itself and lets nobody open a folder. */
    @Override
    public void syncNames() throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public Closeable lock(String holder) throws IOException {
        return new LockFile(path(Family.LOCK), holder);
    }

    @Override
    public String place() {
        return folder.resolve(prefix.substring(0, prefix.length() - 1)).toString();
    }

    private Path path(String name) {
        return folder.resolve(prefix + name);
    }
}
