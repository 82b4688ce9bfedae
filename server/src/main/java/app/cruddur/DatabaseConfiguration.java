package app.cruddur;

import app.cruddur.db.Db;
import app.cruddur.db.Listening;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    HikariDataSource dataSource(Database database) {
        return database.pool();
    }

    @Bean
    Listening listening(Database database) {
        return database.listening();
    }

    @Bean
    Db db(DataSource dataSource) {
        return new Db(dataSource);
    }
}
