package app.cruddur.infrastructure;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

/** The alarms for the operator. */
final class ServiceAlarms extends Construct {

    private static final String OLDEST = "oldest_expired_age_seconds";

    ServiceAlarms(Construct scope, NetworkStack network, EdgeStack edge, LogGroup log) {
        super(scope, "Alarms");
        alarm(
                "cruddur-faults",
                edge.servers.getMetrics().httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, sum()),
                5,
                TreatMissingData.NOT_BREACHING,
                network);
        alarm(
                "cruddur-slow",
                edge.servers
                        .getMetrics()
                        .targetResponseTime(
                                MetricOptions.builder()
                                        .statistic("p95")
                                        .period(Duration.minutes(1))
                                        .build()),
                // Seconds.
                1,
                TreatMissingData.NOT_BREACHING,
                network);
        alarm(
                "cruddur-no-server",
                edge.servers
                        .getMetrics()
                        .unhealthyHostCount(MetricOptions.builder().statistic("Minimum").build()),
                1,
                TreatMissingData.BREACHING,
                network);
        alarm("cruddur-expiry-late", oldest(log), 60, TreatMissingData.BREACHING, network);
    }

    /** Each server logs it once a minute. A server that falls silent counts as late. */
    private IMetric oldest(LogGroup log) {
        return MetricFilter.Builder.create(this, "OldestExpired")
                .logGroup(log)
                .filterPattern(FilterPattern.exists("$." + OLDEST))
                .metricNamespace("cruddur")
                .metricName(OLDEST)
                .metricValue("$." + OLDEST)
                .build()
                .metric(
                        MetricOptions.builder()
                                .statistic("Maximum")
                                .period(Duration.minutes(1))
                                .build());
    }

    private static MetricOptions sum() {
        return MetricOptions.builder().statistic("Sum").period(Duration.minutes(1)).build();
    }

    private void alarm(
            String name,
            IMetric metric,
            int threshold,
            TreatMissingData missing,
            NetworkStack network) {
        Alarm.Builder.create(this, name)
                .alarmName(name)
                .metric(metric)
                .threshold(threshold)
                .evaluationPeriods(5)
                .datapointsToAlarm(3)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData(missing)
                .build()
                .addAlarmAction(network.alarm);
    }
}
