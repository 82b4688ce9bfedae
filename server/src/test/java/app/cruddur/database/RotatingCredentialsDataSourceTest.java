package app.cruddur.database;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.db.ConnectionUrl;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class RotatingCredentialsDataSourceTest {

    @Test
    void its_url_has_what_was_set_and_none_of_the_drivers_defaults() {
        PGSimpleDataSource source =
                sourceOf(
                        "postgresql://londo:p%26ss@one,two:5433/cent%20auri?sslmode=verify-full&sslcert=&options=-c%20work_mem=8MB&connect_timeout=10");
        source.setSocketTimeout(30);
        source.setPrepareThreshold(0);
        String url = source.getUrl();

        assertThat(url.split("[?&]"))
                .containsExactlyInAnyOrder(
                        "jdbc:postgresql://one:5432,two:5433/cent+auri",
                        "sslmode=verify-full",
                        "sslcert=",
                        "options=-c+work_mem%3D8MB",
                        "ApplicationName=cruddur+server+" + ProcessHandle.current().pid(),
                        "hostRecheckSeconds=1",
                        "logServerErrorDetail=false",
                        "prepareThreshold=0",
                        "socketTimeout=30",
                        "targetServerType=primary",
                        "tcpKeepAlive=true");
        PGSimpleDataSource same = new PGSimpleDataSource();
        same.setUrl(url);
        assertThat(same.getServerNames()).containsExactly("one", "two");
        assertThat(same.getDatabaseName()).isEqualTo("cent auri");
        assertThat(same.getConnectTimeout()).isEqualTo(10);
        assertThat(same.getSocketTimeout()).isEqualTo(30);
    }

    private static PGSimpleDataSource sourceOf(String url) {
        return (PGSimpleDataSource) Database.single(ConnectionUrl.parse(url));
    }
}
