package dev.heed.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What makes two builds differ is not in the release: the time of the build, the user who built it, the order in which a file
 * system lists files. No second build is compared.
 */
class SameBytesIT {
    private static final Pattern BUILT = Pattern.compile("<project.build.outputTimestamp>([^<]+)<");
    private static final int GZIP_TIME = 4;

    private static Instant built;
    private static List<TarArchiveEntry> entries;

    /** Entries of Heed's own jars, of all in the archive. */
    private static List<ZipEntry> own;

    @BeforeAll
    static void readTheArchive() throws IOException {
        Matcher time = BUILT.matcher(Files.readString(Path.of("../../pom.xml")));
        assertThat(time.find()).isTrue();
        built = Instant.parse(time.group(1));
        entries = new ArrayList<>();
        own = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(Release.archive()), 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(entry);
                if (entry.getName().matches(".*/lib/heed-[^/]*[.]jar")) {
                    own.addAll(zipped(new ByteArrayInputStream(tar.readAllBytes())));
                }
            }
        }
    }

    private static List<ZipEntry> zipped(InputStream jar) throws IOException {
        List<ZipEntry> zipped = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(jar)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                zipped.add(entry);
            }
        }
        return zipped;
    }

    @Test
    void theArchiveHasTheTimeAndTheOwnerThatAllBuildsGiveIt() {
        assertThat(entries).hasSizeGreaterThan(100).allSatisfy(entry -> {
            assertThat(entry.getLastModifiedTime().toInstant())
                    .as(entry.getName())
                    .isEqualTo(built);
            assertThat(entry.getLongUserId() + entry.getLongGroupId()).isZero();
            assertThat(List.of(entry.getUserName(), entry.getGroupName())).containsOnly("root");
            int readableByAll = entry.isDirectory() || entry.getName().endsWith("/bin/heed") ? 0755 : 0644;
            assertThat(entry.getMode() & 0777).as(entry.getName()).isEqualTo(readableByAll);
        });
    }

    @Test
    void gzipTellsNoTime() throws IOException {
        try (InputStream gzip = Files.newInputStream(Release.archive())) {
            assertThat(gzip.readNBytes(GZIP_TIME + 4)).endsWith(0, 0, 0, 0);
        }
    }

    @Test
    void theJarsHaveTheTimeThatAllBuildsGiveThem() throws IOException {
        List<ZipEntry> all = new ArrayList<>(own);
        all.addAll(zipped(Files.newInputStream(Release.jobJar())));
        all.addAll(zipped(Files.newInputStream(Release.sqlJar())));
        LocalDateTime time = LocalDateTime.ofInstant(built, ZoneOffset.UTC);
        assertThat(own).hasSizeGreaterThan(1_000);
        assertThat(all)
                .allSatisfy(entry ->
                        assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(time));
    }

    @Test
    void filesOfADirectoryAreInTheOrderOfTheirNames() {
        for (String directory : List.of("conf", "docs/deploy/guide")) {
            assertThat(entries)
                    .extracting(TarArchiveEntry::getName)
                    .filteredOn(name -> name.matches("[^/]+/" + directory + "/[^/]+"))
                    .hasSizeGreaterThan(3)
                    .isSorted();
        }
    }
}
