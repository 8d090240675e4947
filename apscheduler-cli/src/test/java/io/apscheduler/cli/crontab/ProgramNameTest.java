package io.apscheduler.cli.crontab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgramNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "/usr/local/bin/backup.sh --full => backup.sh",
                "backup => backup",
                "cd /srv/app && php artisan schedule => php",
                "cd /srv; ./run.sh => run.sh",
                "A=b C='d e' make -s => make",
                "[ -x /usr/bin/certbot ] && certbot => certbot",
                "test -x /usr/sbin/anacron || ( cd / && run-parts /etc/cron.daily ) => run-parts",
                "[ \"$(date +%u)\" = 7 ] && /opt/w.sh => w.sh",
                "( echo one; echo two ) => echo",
                "sleep 5; reboot => sleep",
                "~/bin/a_b-c.1 => a_b-c.1",
                "\"/opt/my app/go\" => my",
                "$HOME/x>out => x",
                "&& => command",
            })
    void isTheFirstProgramWithoutItsFolder(String line, String name) {
        assertThat(ProgramName.of(line)).isEqualTo(name);
    }
}
