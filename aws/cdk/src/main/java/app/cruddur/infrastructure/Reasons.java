package app.cruddur.infrastructure;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/** The reason why a finding of cdk-nag is left as it is, beside the finding. */
record Reasons(Stack stack) {

    Reasons whole(String rule, String reason) {
        NagSuppressions.addStackSuppressions(stack, List.of(suppression(rule, reason)));
        return this;
    }

    Reasons whole(String rule, String reason, boolean applies) {
        return applies ? whole(rule, reason) : this;
    }

    /** For one construct and those inside it. */
    Reasons at(IConstruct construct, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                construct, List.of(suppression(rule, reason)), true);
        return this;
    }

    private static NagPackSuppression suppression(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }
}
