package app.cruddur.infrastructure;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CfnManagedLoginBranding;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.KeepOriginalAttrs;
import software.amazon.awscdk.services.cognito.ManagedLoginVersion;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientIdentityProvider;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;
import software.amazon.awscdk.services.cognito.UserPoolDomain;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.amazon.awscdk.services.cognito.UserPoolOperation;
import software.constructs.Construct;

/** The seed's user pool, and the Lambda that it calls. */
final class IdentityStack extends Stack {

    final UserPool pool;
    final UserPoolClient client;

    IdentityStack(
            Construct scope,
            Parameters parameters,
            NetworkStack network,
            DatabaseStack database,
            EdgeStack edge) {
        super(
                scope,
                "identity",
                CruddurApp.stack("identity", "The seed's user pool, and the Lambda that it calls"));
        pool = pool();
        pool.addTrigger(
                UserPoolOperation.POST_CONFIRMATION,
                new PostConfirmation(this, parameters, network, database).function);
        UserPoolDomain domain =
                pool.addDomain(
                        "Login",
                        UserPoolDomainOptions.builder()
                                .cognitoDomain(
                                        CognitoDomainOptions.builder()
                                                .domainPrefix(loginDomain(parameters))
                                                .build())
                                .managedLoginVersion(ManagedLoginVersion.NEWER_MANAGED_LOGIN)
                                .build());
        client = client(edge.address);
        CfnManagedLoginBranding.Builder.create(this, "Branding")
                .userPoolId(pool.getUserPoolId())
                .clientId(client.getUserPoolClientId())
                .useCognitoProvidedValues(true)
                .build()
                .getNode()
                .addDependency(domain);
        CfnOutput.Builder.create(this, "UserPoolId").value(pool.getUserPoolId()).build();
        CfnOutput.Builder.create(this, "ClientId").value(client.getUserPoolClientId()).build();
        CfnOutput.Builder.create(this, "LoginAddress").value(domain.baseUrl()).build();
        new Reasons(this)
                .at(pool, "AwsSolutions-COG2", "A second factor is offered, not demanded.")
                .at(
                        pool,
                        "AwsSolutions-COG3",
                        "Threat protection needs the Plus plan, at several times the price.");
    }

    /** Unique among all AWS customers. */
    private static String loginDomain(Parameters parameters) {
        return parameters.given("loginDomain")
                ? parameters.text("loginDomain")
                : "cruddur-" + Aws.ACCOUNT_ID;
    }

    private UserPool pool() {
        StandardAttribute required =
                StandardAttribute.builder().required(true).mutable(true).build();
        return UserPool.Builder.create(this, "UserPool")
                .userPoolName("cruddur-user-pool")
                .selfSignUpEnabled(true)
                .signInAliases(SignInAliases.builder().email(true).build())
                .signInCaseSensitive(false)
                .standardAttributes(
                        StandardAttributes.builder()
                                .email(required)
                                .fullname(required)
                                .preferredUsername(required)
                                .build())
                .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
                .keepOriginal(KeepOriginalAttrs.builder().email(true).build())
                .passwordPolicy(
                        PasswordPolicy.builder()
                                .minLength(12)
                                .requireDigits(true)
                                .requireLowercase(true)
                                .requireUppercase(true)
                                .requireSymbols(true)
                                .tempPasswordValidity(Duration.days(1))
                                .build())
                .mfa(Mfa.OPTIONAL)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** Code and PKCE, without a client secret that could leak. */
    private UserPoolClient client(String address) {
        return pool.addClient(
                "Server",
                UserPoolClientOptions.builder()
                        .userPoolClientName("cruddur")
                        .generateSecret(false)
                        .authFlows(AuthFlow.builder().build())
                        .supportedIdentityProviders(List.of(UserPoolClientIdentityProvider.COGNITO))
                        .oAuth(
                                OAuthSettings.builder()
                                        .flows(
                                                OAuthFlows.builder()
                                                        .authorizationCodeGrant(true)
                                                        .build())
                                        .scopes(
                                                List.of(
                                                        OAuthScope.OPENID,
                                                        OAuthScope.EMAIL,
                                                        OAuthScope.PROFILE))
                                        .callbackUrls(
                                                List.of(address + "/api/identity/issuer/code"))
                                        .logoutUrls(List.of(address + "/"))
                                        .build())
                        .preventUserExistenceErrors(true)
                        .enableTokenRevocation(true)
                        .accessTokenValidity(Duration.minutes(15))
                        .idTokenValidity(Duration.minutes(15))
                        .refreshTokenValidity(Duration.days(30))
                        .build());
    }
}
