package io.apscheduler.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

final class PostgresCommandsTest extends ServerCommands {
    private EmbeddedPostgres server;

    @Override
    void startServer(Path temporary) throws IOException {
        server = EmbeddedPostgres.start();
    }

    @Override
    void stopServer() throws IOException {
        server.close();
    }

    @Override
    List<String> storeNamed(String alias) {
        String start = "apscheduler.jobstore." + alias + ".";
        return List.of(
                start + "class = jdbc",
                start + "url = " + server.getJdbcUrl("postgres", "postgres"),
                start + "table = " + alias);
    }
}
