package app.cruddur.database;

import app.cruddur.db.Db;
import app.cruddur.db.Listening;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    HikariDataSource dataSource(Database database) {
        return database.pool();
    }

    /** One connection beside the pool, for errands that go on however busy requests are. */
    @Bean(defaultCandidate = false)
    @Qualifier("background")
    HikariDataSource backgroundDataSource(Database database) {
        return database.one();
    }

    @Bean(defaultCandidate = false)
    @Qualifier("background")
    Db backgroundDb(@Qualifier("background") HikariDataSource one, Db.Opener opener) {
        return new Db(one, opener);
    }

    @Bean
    Listening listening(Database database, Db.Opener opener) {
        return database.listening(opener);
    }

    @Bean
    Db db(DataSource dataSource, Db.Opener opener) {
        return new Db(dataSource, opener);
    }
}
