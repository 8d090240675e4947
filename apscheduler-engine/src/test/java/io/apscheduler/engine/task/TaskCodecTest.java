package io.apscheduler.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apscheduler.engine.task.acme.Backup;
import io.apscheduler.engine.task.acme.Mailer;
import io.apscheduler.engine.task.acme.Order;
import io.apscheduler.engine.task.acme.Reports;
import io.apscheduler.engine.task.acme.Size;
import io.apscheduler.job.Command;
import io.apscheduler.job.Task;
import io.apscheduler.job.TaskNotPersistableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TaskCodecTest {
    private static final String ACME = "io.apscheduler.engine.task.acme.";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(Task.of(Reports::daily), "{'kind':'method','ref':'ACME.Reports::daily'}"),
                Arguments.of(
                        Task.of(Reports::send, "ops@example.org", 3),
                        "{'kind':'method','ref':'ACME.Reports::send','args':['ops@example.org',3]}"),
                Arguments.of(Task.of(Reports::pick, 7), "{'kind':'method','ref':'ACME.Reports::pick(int)','args':[7]}"),
                Arguments.of(
                        Task.of(Reports::audit, "ops", Task.CONTEXT),
                        "{'kind':'method','ref':'ACME.Reports::audit','args':['ops']}"),
                Arguments.of(
                        Task.of(Reports::audit, "ops", null),
                        "{'kind':'method','ref':'ACME.Reports::audit','args':['ops']}"),
                Arguments.of(
                        Task.of(Mailer.class, Mailer::send, "ops", 3),
                        "{'kind':'method','ref':'ACME.Mailer::send','args':['ops',3]}"),
                Arguments.of(Task.of(Backup.class), "{'kind':'body','ref':'ACME.Backup'}"),
                Arguments.of(Task.ref(ACME + "Backup"), "{'kind':'body','ref':'ACME.Backup'}"),
                Arguments.of(
                        Task.ref("a.B::c", Duration.ofMinutes(5), null, List.of(1)),
                        "{'kind':'method','ref':'a.B::c','args':['PT5M',null,[1]]}"),
                Arguments.of(
                        Task.ref("a.B::c", ZonedDateTime.parse("2026-11-22T10:00+01:00[Europe/Berlin]")),
                        "{'kind':'method','ref':'a.B::c','args':['2026-11-22T10:00:00+01:00[Europe/Berlin]']}"),
                Arguments.of(
                        Task.ref("a.B::c", new BigDecimal("1.10"), 0.1, 0.1f, Long.MAX_VALUE),
                        "{'kind':'method','ref':'a.B::c','args':['1.10',0.1,0.1,9223372036854775807]}"),
                Arguments.of(
                        Task.ref("a.B::c", new Order("bolt", 2, LocalDate.of(2026, 11, 22), Size.LARGE, List.of())),
                        "{'kind':'method','ref':'a.B::c','args':["
                                + "{'item':'bolt','count':2,'due':'2026-11-22','size':'LARGE','parts':[]}]}"),
                Arguments.of(Task.named("report"), "{'kind':'named','ref':'report'}"),
                Arguments.of(Task.named("report", 3), "{'kind':'named','ref':'report','args':[3]}"),
                Arguments.of(Task.command("df", "-h"), "{'kind':'command','argv':['df','-h']}"),
                Arguments.of(
                        Task.command(Command.shell("/bin/sh", "df | mail")
                                .withEnvironment(Map.of("LANG", "C"))
                                .withDirectory("/data")
                                .withInput("a\nb")),
                        "{'kind':'command','argv':['df | mail'],'shell':'/bin/sh','env':{'LANG':'C'},'dir':'/data',"
                                + "'stdin':'a\\nb'}"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void writesReadableText(Task task, String expected) {
        assertThat(TaskCodec.write(task)).hasToString(json(expected));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsWhatItWrites(Task task, String expected) throws JsonProcessingException {
        Task read = TaskCodec.read(JSON.readTree(json(expected)));
        assertThat(read.isStored()).isTrue();
        assertThat(TaskCodec.write(read)).hasToString(json(expected));
        assertThat(read.shortName()).isEqualTo(task.shortName());
        assertThat(read.callsSameAs(task)).isTrue();
        assertThat(task.callsSameAs(read)).isTrue();
    }

    @Test
    void readsArgumentsAsPlainData() throws JsonProcessingException {
        Task read = TaskCodec.read(
                JSON.readTree("{\"kind\":\"named\",\"ref\":\"r\",\"args\":[\"a\",1,1.5,true,null,[1],{\"k\":[2]}]}"));
        assertThat(read.arguments())
                .isEqualTo(Arrays.asList("a", 1, 1.5, true, null, List.of(1), Map.of("k", List.of(2))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            []                                              | The stored task is no JSON object.
            {}                                              | The stored task lacks the text 'kind'.
            {'kind':'script'}                               | The stored task is of kind 'script', but the kinds are method, body, named and command.
            {'kind':'method'}                               | The stored task lacks the text 'ref'.
            {'kind':7}                                      | The stored task's 'kind' should be text.
            {'kind':'method','ref':'a.B'}                   | The stored task's reference 'a.B' should name a method.
            {'kind':'body','ref':'a.B::c'}                  | The stored task's reference 'a.B::c' should name a class.
            {'kind':'named','ref':'r','args':{}}            | The stored task's 'args' is no JSON array.
            {'kind':'named','ref':' '}                      | The stored task is malformed: The name of a registered task must not be empty.
            {'kind':'command','argv':[]}                    | The stored task is malformed: A command needs a program as its first word; this one has none.
            {'kind':'command','argv':['a',1]}               | The stored task's 'argv' should be text.
            {'kind':'command','argv':['a'],'env':[]}        | The stored task's 'env' is no JSON object.
            {'kind':'command','argv':['a'],'user':'root'}   | The stored task has the unknown field 'user'. It may have been written by a newer version of the scheduler.
            {'kind':'body','ref':'a.B','args':[1]}          | The stored task has the unknown field 'args'. It may have been written by a newer version of the scheduler.
            """)
    void refusesWhatItDoesNotWrite(String text, String message) throws JsonProcessingException {
        String expected = message.replace("task's", "task’s").replace('\'', '"').replace('’', '\'');
        assertThatThrownBy(() -> TaskCodec.read(JSON.readTree(json(text))))
                .isInstanceOf(UndecodableTaskException.class)
                .hasMessage(expected);
    }

    @Test
    void hasNoTextForObjectsThatJsonCannotHold() {
        assertThatThrownBy(() -> TaskCodec.write(Task.ref("a.B::c", new Object())))
                .isInstanceOf(TaskNotPersistableException.class)
                .hasMessage("Argument 1 of a.B::c, a java.lang.Object, cannot be written as JSON:"
                        + " java.lang.Object has no form in JSON.");
    }

    private static String json(String text) {
        return text.replace("ACME.", ACME).replace('\'', '"');
    }
}
