package dev.heed.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every version of a contract must read what every other version wrote (FULL_TRANSITIVE). The versions so far lie under
 * {@code src/test/resources/history/N}; a change of a schema adds a folder there and alters none.
 */
class CompatibilityTest {
    private static final Path HISTORY = Path.of("src/test/resources/history");
    private static final SchemaValidator FULL_TRANSITIVE =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    static Stream<Schema> records() {
        return Stream.of(
                SensorReading.getClassSchema(),
                WeightedFeatures.getClassSchema(),
                Saliency.getClassSchema(),
                Forecast.getClassSchema(),
                SaliencyAlert.getClassSchema(),
                AlertFeedback.getClassSchema(),
                ModelUpdate.getClassSchema(),
                ModelStatus.getClassSchema(),
                ModelComparison.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsAndIsReadByEveryEarlierVersion(Schema current) throws SchemaValidationException {
        FULL_TRANSITIVE.validate(current, history(current));
    }

    @ParameterizedTest
    @MethodSource("records")
    void newestHistoryIsTheCurrentSchema(Schema current) {
        List<Schema> history = history(current);
        assertThat(history.get(history.size() - 1))
                .as("add the changed %s as src/test/resources/history/%d", current.getName(), history.size() + 1)
                .isEqualTo(read(Path.of("src/main/avro"), current));
    }

    @ParameterizedTest
    @MethodSource("records")
    void documentsItselfAndEveryField(Schema current) {
        assertThat(current.getDoc()).isNotBlank();
        assertThat(current.getFields())
                .allSatisfy(field -> assertThat(field.doc())
                        .as("%s.%s", current.getName(), field.name())
                        .isNotBlank());
    }

    @Test
    void refusesAFieldWithoutADefault() {
        Schema old = parse("{'type':'record','name':'R','fields':[{'name':'a','type':'int'}]}");
        Schema changed =
                parse("{'type':'record','name':'R','fields':[{'name':'a','type':'int'},{'name':'b','type':'int'}]}");
        assertThatThrownBy(() -> FULL_TRANSITIVE.validate(changed, List.of(old)))
                .isInstanceOf(SchemaValidationException.class);
    }

    private static Schema parse(String json) {
        return new SchemaParser().parse(json.replace('\'', '"')).mainSchema();
    }

    private static List<Schema> history(Schema current) {
        try (Stream<Path> versions = Files.list(HISTORY)) {
            return versions.sorted(Comparator.comparing(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .filter(version -> Files.exists(version.resolve(current.getName() + ".avsc")))
                    .map(version -> read(version, current))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema read(Path version, Schema current) {
        SchemaParser parser = new SchemaParser();
        try (Stream<Path> files = Files.list(version)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                parser.parse(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parser.getParsedNamedSchemas().stream()
                .filter(schema -> schema.getFullName().equals(current.getFullName()))
                .findFirst()
                .orElseThrow();
    }
}
