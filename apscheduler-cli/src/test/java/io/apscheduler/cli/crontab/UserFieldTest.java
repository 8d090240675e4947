package io.apscheduler.cli.crontab;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserFieldTest {
    private final UserField field = new UserField(Set.of("root", "www-data", "mail"), "mail"::equals);

    @ParameterizedTest
    @ValueSource(strings = {"root cd / && run-parts x", "www-data\tphp cron.php"})
    void aUserBeforeTheCommandIsRefused(String command) {
        assertThatThrownBy(() -> field.refuseIn(command))
                .hasMessageContaining("/etc/crontab")
                .hasMessageContaining(command.split("\\s")[0]);
    }

    @Test
    void aProgramNamedLikeAUserIsAProgram() {
        assertThatCode(() -> field.refuseIn("mail -s hello joe")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "rooted x", "backup root", "root; x", "/root x"})
    void anythingElseIsACommand(String command) {
        assertThatCode(() -> field.refuseIn(command)).doesNotThrowAnyException();
    }
}
