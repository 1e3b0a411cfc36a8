// Written by `npm run web:client` from docs/openapi.json.
export interface paths {
  '/api/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The accounts of the own organisation, by login. */
    get: operations['AccountsController_list'];
    put?: never;
    /** Creates an account, with a one-time link by which its person chooses a password. */
    post: operations['AccountsController_invite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One account. */
    get: operations['AccountsController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Changes the fields given, and no other. Nobody changes their own roles or state. */
    patch: operations['AccountsController_change'];
    trace?: never;
  };
  '/api/v1/accounts/{id}/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new one-time link to choose a password with; those before it stop working. */
    post: operations['AccountsController_renewLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{id}/factors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Takes all second factors of somebody who has lost them. */
    delete: operations['AccountProofsController_removeFactors'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{id}/identities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** By which identities of OpenID Connect providers the person signs in. */
    get: operations['AccountProofsController_listIdentities'];
    put?: never;
    /** Lets the person sign in by an identity of an OpenID Connect provider. */
    post: operations['AccountProofsController_linkIdentity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{id}/identities/{identityId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Takes such an identity away. */
    delete: operations['AccountProofsController_unlinkIdentity'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sign-in-policy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the own organisation asks of its people when they sign in. */
    get: operations['SignInPolicyController_get'];
    /** Says whether a second factor is required, from the next sign-in on. */
    put: operations['SignInPolicyController_set'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/invitation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Chooses a password with a one-time link. The link works once. */
    post: operations['PasswordsController_takeInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Changes your password. Your other sessions end. */
    put: operations['PasswordsController_change'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in, and what they may do. */
    get: operations['SessionController_who'];
    put?: never;
    /**
     * Signs in with login and password.
     * @description The session is in an httpOnly cookie. Where a second factor is owed, a short-lived cookie is set instead.
     */
    post: operations['SessionController_start'];
    /** Signs out. */
    delete: operations['SessionController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Finishes signing in with an authenticator's code. */
    post: operations['SecondFactorController_totp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/recovery-code': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Finishes signing in with a recovery code, which is used up. */
    post: operations['SecondFactorController_recoveryCode'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/passkey/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What to ask the browser to finish signing in with a passkey. */
    post: operations['SecondFactorController_passkeyOptions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/passkey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Finishes signing in with a passkey. */
    post: operations['SecondFactorController_passkey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/enrolment/totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The secret of a new authenticator, where the organisation asks for a second factor. */
    post: operations['SecondFactorController_beginTotp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/enrolment/totp/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sets the authenticator up with its first code, and finishes signing in. */
    post: operations['SecondFactorController_enrolTotp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/enrolment/passkey/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What to ask the browser to make a passkey, where the organisation asks for a second factor. */
    post: operations['SecondFactorController_beginPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/enrolment/passkey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sets a passkey up, and finishes signing in. */
    post: operations['SecondFactorController_enrolPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your own sessions. */
    get: operations['SessionsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Ends one of your sessions. */
    delete: operations['SessionsController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sign-ins': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** When and from where somebody signed in as you, or tried to. */
    get: operations['SessionsController_signIns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/oidc': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sends the browser to the nation's OpenID Connect provider to sign in. */
    get: operations['OidcController_begin'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/oidc/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the provider sends the browser back to, signed in or not. */
    get: operations['OidcController_end'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/setup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Creates the first administrator, with the one-time token the server printed at its start.
     * @description Nation and organisation are entered with it, unless they are there already.
     */
    post: operations['SetupController_complete'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/factors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your second factors, without what is secret. */
    get: operations['FactorsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/factors/totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The secret of a new authenticator, which its first code sets up. */
    post: operations['FactorsController_beginTotp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/factors/totp/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sets the authenticator up with its first code. */
    post: operations['FactorsController_confirmTotp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/factors/totp/removal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes the authenticator away. */
    post: operations['FactorsController_removeTotp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/factors/passkeys/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What to ask the browser to make a passkey. */
    post: operations['FactorsController_beginPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/factors/passkeys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sets a passkey up with what the browser answered. */
    post: operations['FactorsController_addPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/factors/passkeys/{id}/removal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes a passkey away. */
    post: operations['FactorsController_removePasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/factors/recovery-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ten new recovery codes; those before them are worthless. */
    post: operations['FactorsController_renewRecoveryCodes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your API tokens, without what is secret. */
    get: operations['TokensController_list'];
    put?: never;
    /** Issues an API token. It is shown in this answer and never again. */
    post: operations['TokensController_issue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tokens/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revokes a token, for good. */
    delete: operations['TokensController_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/realms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Exercises that you may enter, newest first.
     * @description Any request is made inside one of them with the header `Breakwater-Realm`; the live feed also takes `?realm=`. The answer is the same from inside as from outside.
     */
    get: operations['RealmsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/realms/{realm}/agreement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Agrees, for the own organisation, to play in an exercise.
     * @description Until then those of other nations who run or watch it see nothing of your registry; from then on the sites, assets and sensors of your organisation, or of your nation where you are its CERT.
     */
    post: operations['RealmsController_agree'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/nations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The nations, by code. */
    get: operations['NationsController_list'];
    put?: never;
    /** Enters a nation. */
    post: operations['NationsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/nations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One nation. */
    get: operations['NationsController_get'];
    put?: never;
    post?: never;
    /** Removes a nation. */
    delete: operations['NationsController_remove'];
    options?: never;
    head?: never;
    /** Changes the fields given, and no other. */
    patch: operations['NationsController_update'];
    trace?: never;
  };
  '/api/v1/organisations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The organisations, by code. */
    get: operations['OrganisationsController_list'];
    put?: never;
    /** Enters an organisation. */
    post: operations['OrganisationsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One organisation. */
    get: operations['OrganisationsController_get'];
    put?: never;
    post?: never;
    /** Removes an organisation. */
    delete: operations['OrganisationsController_remove'];
    options?: never;
    head?: never;
    /** Changes the fields given, and no other. */
    patch: operations['OrganisationsController_update'];
    trace?: never;
  };
  '/api/v1/organisations/{id}/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the own organisation decides for itself. */
    get: operations['OrganisationSettingsController_get'];
    /** Replaces what the own organisation decides for itself. */
    put: operations['OrganisationSettingsController_replace'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sites': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sites, by code. */
    get: operations['SitesController_list'];
    put?: never;
    /** Enters a site. */
    post: operations['SitesController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sites/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One site. */
    get: operations['SitesController_get'];
    put?: never;
    post?: never;
    /** Removes a site. */
    delete: operations['SitesController_remove'];
    options?: never;
    head?: never;
    /** Changes the fields given, and no other. */
    patch: operations['SitesController_update'];
    trace?: never;
  };
  '/api/v1/zones': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The zones, by site and name. */
    get: operations['ZonesController_list'];
    put?: never;
    /** Enters a zone. */
    post: operations['ZonesController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/zones/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One zone. */
    get: operations['ZonesController_get'];
    put?: never;
    post?: never;
    /** Removes a zone. */
    delete: operations['ZonesController_remove'];
    options?: never;
    head?: never;
    /** Changes the fields given, and no other. */
    patch: operations['ZonesController_update'];
    trace?: never;
  };
  '/api/v1/assets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The assets, by site and code. */
    get: operations['AssetsController_list'];
    put?: never;
    /** Enters an asset. */
    post: operations['AssetsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/assets/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One asset. */
    get: operations['AssetsController_get'];
    put?: never;
    post?: never;
    /** Removes an asset, and what was said of its dependencies. */
    delete: operations['AssetsController_remove'];
    options?: never;
    head?: never;
    /** Changes the fields given, and no other. */
    patch: operations['AssetsController_update'];
    trace?: never;
  };
  '/api/v1/assets/{id}/impact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What depends on an asset, directly or through others of its site. */
    get: operations['AssetsController_impact'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/flyers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The cooperative list: whom the sites know in the air, by name. */
    get: operations['FlyersController_list'];
    put?: never;
    /** Enters a flyer. */
    post: operations['FlyersController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/flyers/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One flyer. */
    get: operations['FlyersController_get'];
    put?: never;
    post?: never;
    /** Removes a flyer. */
    delete: operations['FlyersController_remove'];
    options?: never;
    head?: never;
    /** Changes the fields given, and no other. */
    patch: operations['FlyersController_update'];
    trace?: never;
  };
  '/api/v1/sensors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sensors, by code. */
    get: operations['SensorsController_list'];
    put?: never;
    /** Enters a sensor. */
    post: operations['SensorsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sensors/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One sensor. */
    get: operations['SensorsController_get'];
    put?: never;
    post?: never;
    /** Removes a sensor. */
    delete: operations['SensorsController_remove'];
    options?: never;
    head?: never;
    /** Changes the fields given, and no other. */
    patch: operations['SensorsController_update'];
    trace?: never;
  };
  '/api/v1/sensors/{id}/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The keys of a sensor, without what is secret. */
    get: operations['SensorKeysController_list'];
    put?: never;
    /** Issues a key. It is shown in this answer and never again. */
    post: operations['SensorKeysController_issue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sensors/{id}/keys/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Issues a key on the terms of an old one, which goes on working for the overlap. */
    post: operations['SensorKeysController_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sensors/{id}/keys/{keyId}/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes a new signing secret; the one before goes on working for the overlap. */
    post: operations['SensorKeysController_rotateSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sensors/{id}/keys/{keyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revokes a key, for good, within ten seconds. */
    delete: operations['SensorKeysController_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sensors/{id}/nodes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The SAPIENT nodes a sensor speaks for, bound when it first did. */
    get: operations['SensorNodesController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sensors/{id}/nodes/{nodeId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Releases a node within ten seconds, so that another sensor can speak for it. */
    delete: operations['SensorNodesController_release'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gateways': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The gateways, by code. */
    get: operations['GatewaysController_list'];
    put?: never;
    /** Enters a gateway, which speaks for sensors of its team. */
    post: operations['GatewaysController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gateways/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One gateway. */
    get: operations['GatewaysController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Changes the fields given, and no other. A list that is given replaces the one before. */
    patch: operations['GatewaysController_update'];
    trace?: never;
  };
  '/api/v1/gateways/{id}/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The keys of a gateway, without what is secret. */
    get: operations['GatewayKeysController_list'];
    put?: never;
    /** Issues a key. It is shown in this answer and never again. */
    post: operations['GatewayKeysController_issue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gateways/{id}/keys/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Issues a key on the terms of an old one, which goes on working for the overlap. */
    post: operations['GatewayKeysController_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gateways/{id}/keys/{keyId}/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes a new signing secret; the one before goes on working for the overlap. */
    post: operations['GatewayKeysController_rotateSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gateways/{id}/keys/{keyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revokes a key, for good, within ten seconds. */
    delete: operations['GatewayKeysController_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gateways/{id}/certificates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The certificates that are, or were, bound to a gateway. */
    get: operations['GatewayCertificatesController_list'];
    put?: never;
    /** Binds a certificate, by its public key. The gateway must show one from then on. */
    post: operations['GatewayCertificatesController_bind'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/gateways/{id}/certificates/{certificateId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revokes a certificate with its key, for good, within ten seconds. */
    delete: operations['GatewayCertificatesController_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The alerts, newest arrival first. */
    get: operations['AlertsController_list'];
    put?: never;
    /**
     * Takes alerts in Breakwater's own format.
     * @description One object, an array of objects, or objects in lines (NDJSON). One bad item harms no other. Sending the same again is safe. An item is called accepted once it has been committed.
     */
    post: operations['IntakeController_takeNative'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/intake/{format}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes alerts in the format a sensor speaks.
     * @description One object, an array of objects, or objects in lines (NDJSON). One bad item harms no other. Sending the same again is safe. An item is called accepted once it has been committed.
     */
    post: operations['IntakeController_takeFormat'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/idmefv2': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes one IDMEFv2 message, as the HTTPS transport draft has it. */
    post: operations['Idmefv2Controller_take'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Enters what a person saw, heard or was told.
     * @description It becomes an alert of kind `human`, unverified, with a severity from its category and rating.
     */
    post: operations['ReportsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reports/{alertId}/verification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that a report was confirmed or refuted, and why. */
    post: operations['ReportsController_verify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/realms/{realm}/real-emergency': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Says from inside an exercise that something real happened.
     * @description This is a real emergency: it is entered in the realm `live` as a report of yours, which opens a case like any other, and every cell of the exercise is told to stop play. Whoever is in the exercise may, whatever their roles.
     */
    post: operations['RealEmergencyController_declare'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/alerts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One alert, with its raw text and why it is where it is. */
    get: operations['AlertsController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rejects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What sensors sent and was not taken, newest first. */
    get: operations['RejectsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rejects/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One rejected item, as it came. */
    get: operations['RejectsController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sensor-watch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the sensors do: heard, late, silent; by site and code. */
    get: operations['SensorWatchController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sensors/{id}/test-event': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sends a test event in the name of a sensor.
     * @description It becomes an alert of severity 0 and format `test`, and neither opens a case nor joins one.
     */
    post: operations['TestEventsController_send'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did, saw and was refused what, in the own organisation and in every realm. */
    get: operations['AuditController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit/heads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The signed heads of the trail, oldest first. */
    get: operations['AuditController_heads'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit/heads/latest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The newest signed head, and the key it is signed with. */
    get: operations['AuditController_latest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Verifies the whole trail and says where it first breaks. Reads everything: takes a while. */
    get: operations['AuditController_verify'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit/{index}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One entry. */
    get: operations['AuditController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists cases
     * @description Without filters every case is listed, closed and merged ones too. A case that changes while pages are read moves to the front of the order `updated`; ask again with `updatedSince` to meet it.
     */
    get: operations['CasesController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows one case */
    get: operations['CasesController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the alerts of a case with the reasons they are there, or the repeats folded into one of them */
    get: operations['CasesController_alerts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tells what happened in a case and in the cases merged into it, notes included */
    get: operations['CasesController_timeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/objects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the drones and vessels of a case */
    get: operations['CasesController_objects'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the notes on a case, oldest first */
    get: operations['CasesController_notes'];
    put?: never;
    /** Adds a note to the case, open or closed */
    post: operations['CaseTriageController_note'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/acknowledge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that somebody has seen the case */
    post: operations['CaseTriageController_acknowledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/assign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Gives the case to somebody, or to nobody */
    post: operations['CaseTriageController_assign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/severity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sets severity, and the priority that follows from it, in place of the engine */
    post: operations['CaseTriageController_severity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes the case along its lifecycle */
    post: operations['CaseTriageController_status'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/hold': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Keeps the alerts of the case, open or closed, whatever the policy of its nation says */
    post: operations['CaseHoldsController_place'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/lift-hold': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets the alerts of the case go as the policy of its nation says */
    post: operations['CaseHoldsController_lift'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Puts alerts of the same site into the case */
    post: operations['CaseMembershipController_link'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/unlink': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes alerts out of the case and keeps them out */
    post: operations['CaseMembershipController_unlink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/split': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes alerts of the case a new case, kept apart from this one */
    post: operations['CaseMembershipController_split'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets another case of the same site absorb this one */
    post: operations['CaseMembershipController_merge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/unmerge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Gives back a case that was merged away: both cases as they were, and what came since where it is tied */
    post: operations['CaseMembershipController_unmerge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/keep-apart': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that this case and another of the same site are never to be one; merging them lifts it */
    post: operations['CaseMembershipController_keepApart'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the tasks of a case, oldest first */
    get: operations['CaseTasksController_list'];
    put?: never;
    /** Adds a task to the case */
    post: operations['CaseTasksController_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/tasks/{taskId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Changes the fields given of a task, and no other */
    patch: operations['CaseTasksController_change'];
    trace?: never;
  };
  '/api/v1/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the tasks that hang on no case, newest first */
    get: operations['OwnTasksController_list'];
    put?: never;
    /** Adds a task of the own organisation */
    post: operations['OwnTasksController_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tasks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Changes the fields given of a task, and no other */
    patch: operations['OwnTasksController_change'];
    trace?: never;
  };
  '/api/v1/cases/{id}/observables': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the observables of a case, oldest first */
    get: operations['CaseObservablesController_list'];
    put?: never;
    /** Adds an observable to the case */
    post: operations['CaseObservablesController_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/observables/{observableId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Changes the fields given of an observable, and no other; what it is stays */
    patch: operations['CaseObservablesController_change'];
    trace?: never;
  };
  '/api/v1/cases/{id}/evidence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the evidence of a case, oldest first */
    get: operations['CaseEvidenceController_list'];
    put?: never;
    /** Keeps a file with the case */
    post: operations['CaseEvidenceController_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/evidence/{evidenceId}/content': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Gives the content out; the chain of custody says to whom */
    get: operations['CaseEvidenceController_content'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/evidence/{evidenceId}/verification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Holds the content against its hash; the chain of custody says who did */
    post: operations['CaseEvidenceController_verify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/evidence/{evidenceId}/custody': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists who had a piece of evidence in hands, oldest first */
    get: operations['CaseEvidenceController_chain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/marking': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Marks the case, and its parts at least as strictly */
    post: operations['MarkingsController_markCase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/notes/{noteId}/marking': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Marks a note */
    post: operations['MarkingsController_markNote'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/tasks/{taskId}/marking': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Marks a task */
    post: operations['MarkingsController_markTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/observables/{observableId}/marking': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Marks an observable */
    post: operations['MarkingsController_markObservable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/evidence/{evidenceId}/marking': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Marks a piece of evidence */
    post: operations['MarkingsController_markEvidence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/alerts/{id}/marking': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Marks an alert, and the case it is in at least as strictly */
    post: operations['MarkingsController_markAlert'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/marking-requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the requests for lower markings of what the viewer sees, newest first */
    get: operations['MarkingRequestsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/marking-requests/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows one request, and what became of it */
    get: operations['MarkingRequestsController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/marking-requests/{id}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lowers the marking, as the second person */
    post: operations['MarkingRequestsController_confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/marking-requests/{id}/refuse': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Refuses to lower the marking, as the second person */
    post: operations['MarkingRequestsController_refuse'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/decisions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows a decision about the membership of a case, and what became of it */
    get: operations['DecisionsController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tracks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where drones and vessels went, as sensors saw them; at most 24 hours at once. */
    get: operations['TracksController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/explanation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Why the case is one: what brought each alert in, and what it would fall into without which evidence */
    get: operations['ExplanationController_ofCase'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/phases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What went on when at which machine: the parts of an intrusion that the case shows */
    get: operations['ExplanationController_phasesOf'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/alerts/{id}/placement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Why an alert is in its case, or in none, and what nearly brought it into one */
    get: operations['ExplanationController_ofAlert'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/objects/{objectId}/verdicts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Judges an object of the case */
    post: operations['ObjectVerdictsController_judge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/false-alarms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How often what each sensor told turned out to be nothing, as people judged its objects */
    get: operations['ObjectVerdictsController_falseAlarms'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/queue/views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Own views and those shared within the organisation, each with what it shows you now */
    get: operations['QueueViewsController_list'];
    put?: never;
    /** Keeps a filter under a name */
    post: operations['QueueViewsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/queue/views/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Removes a view; another’s shared one needs `view.share` */
    delete: operations['QueueViewsController_remove'];
    options?: never;
    head?: never;
    /** Changes a view; what is shared needs `view.share` */
    patch: operations['QueueViewsController_change'];
    trace?: never;
  };
  '/api/v1/queue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What waits for a decision: open cases, and alerts that are in no case
     * @description What is closed, or put off to later, is left out unless the filter asks for it.
     */
    get: operations['QueueController_page'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/queue/suggestions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How a filter that is being written may go on, from what waits now */
    get: operations['QueueController_suggest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/queue/histogram': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How much came in the last hour, minute by minute, by severity class */
    get: operations['QueueController_lastHour'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/queue/{kind}/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One row of the queue, closed and put off too */
    get: operations['QueueController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/response-targets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Within which time an organisation of the own nation means to acknowledge, and to resolve */
    get: operations['QueueTargetsController_get'];
    /** Replaces the own organisation’s; holds at once, for what waits already too */
    put: operations['QueueTargetsController_replace'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/queue/selections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Freezes a choice of the queue, for its owner alone, for an hour */
    post: operations['TriageActionsController_select'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/queue/actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Does one thing to everything that was chosen
     * @description Each item is decided on by itself, and answers by itself. What is not seen answers `not_found`.
     */
    post: operations['TriageActionsController_act'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/queue/actions/{id}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes an action of one’s own back, within 15 minutes
     * @description An item that was changed since stays as it is and answers `changed_since`.
     */
    post: operations['TriageActionsController_undo'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/constraints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What correlation was told, newest first, each with what it hides */
    get: operations['ConstraintsController_list'];
    put?: never;
    /** Tells correlation never to join by an entity, or to suppress what meets the terms */
    post: operations['ConstraintsController_place'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/constraints/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of them */
    get: operations['ConstraintsController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/constraints/{id}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends one before its time; what it hid stays readable, and is not brought back */
    post: operations['ConstraintsController_end'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/back-tests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a rule would have opened, joined or split, line by line while it is found; closing the connection ends it */
    post: operations['BackTestController_run'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The rules of your organisation, and those that are shipped */
    get: operations['RulebookController_list'];
    put?: never;
    /** Keeps a new rule, as a draft */
    post: operations['RulebookController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/shipped/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A shipped rule, with the file it is in */
    get: operations['RulebookController_oneShipped'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One rule, with its versions and where it rests */
    get: operations['RulebookController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/{id}/versions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One version, with its text */
    get: operations['RulebookController_version'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/{id}/versions/{version}/matches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a version would have done in its last test */
    get: operations['RulebookController_matches'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reads a text and tells its faults, each with line and column; keeps nothing */
    post: operations['RulebookController_check'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/{id}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Saves a text as the next version, as a draft; none that was saved ever changes */
    post: operations['RulebookController_save'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/{id}/versions/{version}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Puts a draft into test: it reads the stream and says what it would do */
    post: operations['RulebookController_test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/{id}/versions/{version}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes a version out of test, back to a draft */
    post: operations['RulebookController_withdraw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/{id}/versions/{version}/ask': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Asks a second person that a version in test go live */
    post: operations['RulebookController_ask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/{id}/versions/{version}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets a version go live; of another person than who wrote it or asked */
    post: operations['RulebookController_approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/{id}/versions/{version}/refuse': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Refuses that; the version stays in test */
    post: operations['RulebookController_refuse'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/{id}/versions/{version}/retire': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes a version out of use for good; what it tied stands */
    post: operations['RulebookController_retire'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rules/pauses/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets a rule that rests at a site of yours go on before its time */
    post: operations['RulebookController_resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/releases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists releases of your nation, newest first */
    get: operations['ReleasesController_list'];
    put?: never;
    /** Prepares a release of a case and shows what each recipient would get */
    post: operations['ReleasesController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/releases/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows a release, who approved it, who has it and who said that it arrived */
    get: operations['ReleasesController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/releases/{id}/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Shows what each recipient would get now, and what is withheld from it
     * @description Computed by the function that publishes. An approver of another nation is shown its own package and nothing else.
     */
    get: operations['ReleasesController_preview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/releases/{id}/approvals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves, refuses or abstains, on the packages of one preview */
    post: operations['ReleasesController_approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/releases/{id}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets the packages of a preview go to their recipients */
    post: operations['ReleasesController_publish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/releases/{id}/recall': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes a release back
     * @description No recipient reads it from then on. What somebody has read or copied cannot be taken back.
     */
    post: operations['ReleasesController_recall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/link-caps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the caps your nation has set on its links */
    get: operations['LinkCapsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/link-caps/{nation}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Caps what goes to a nation; for liaisons of your national CERT */
    put: operations['LinkCapsController_set'];
    post?: never;
    /** Takes the cap on a link away */
    delete: operations['LinkCapsController_clear'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/shared': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists what was released to you, your organisation or your nation, newest first */
    get: operations['SharedController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/shared/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows a package; not there once it is recalled or has expired */
    get: operations['SharedController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/shared/{id}/receipts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that this version arrived, once for your organisation */
    post: operations['SharedController_acknowledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/shared/{id}/forward': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Passes a package on as it is, where its owner and its marking let it */
    post: operations['SharedController_forward'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/matches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists indicators of your organisation that a partner holds too, newest first */
    get: operations['MatchesController_matches'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/matches/agreements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists your nation’s agreements and proposals, newest first */
    get: operations['MatchesController_list'];
    put?: never;
    /** Proposes to compare indicators; for liaisons of your national CERT */
    post: operations['MatchesController_propose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/matches/agreements/{id}/consent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Consents to a proposal; for liaisons of your national CERT */
    post: operations['MatchesController_consent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/matches/agreements/{id}/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends an agreement or a proposal and destroys its key and what was compared under it */
    post: operations['MatchesController_revoke'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/matches/agreements/{id}/indicators': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Adds indicators to compare, each of an alert or an observable you see
     * @description Up to 500 at once, 1,000 a day and 20,000 in all for a nation under one agreement.
     */
    post: operations['MatchesController_submit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists statements of your nation, newest first */
    get: operations['StatementsController_list'];
    put?: never;
    /** Drafts a statement, or the correction of one that went out; nothing leaves by it */
    post: operations['StatementsController_draft'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statements/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A statement with its versions, and what nations answered */
    get: operations['StatementsController_one'];
    /**
     * Writes it anew, as a new version
     * @description Approvals of the version before count for nothing; nations that were asked no longer read it.
     */
    put: operations['StatementsController_revise'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statements/{id}/text': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A released statement as it is handed to the press, in one language
     * @description Out of an exercise it begins and ends with EXERCISE EXERCISE EXERCISE.
     */
    get: operations['StatementsController_text'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statements/{id}/ask': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Asks nations to approve the version that holds
     * @description Its CERT reads it and answers for each. A nation that was asked stays asked, of later versions too.
     */
    post: operations['StatementsController_ask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statements/{id}/answers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves or refuses one of your own nation, where that was asked */
    post: operations['StatementsController_answer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statements/{id}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets it out, once all who were asked have approved this very version */
    post: operations['StatementsController_release'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statements/{id}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes it back; what went out, for those with `statement.release`
     * @description No nation reads it from then on. What somebody has read or printed cannot be taken back: correct it.
     */
    post: operations['StatementsController_withdraw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/received-statements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists what other nations asked ours, and told it, newest first
     * @description What is asked is shown to those who answer for the nation alone.
     */
    get: operations['ReceivedStatementsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/received-statements/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of them */
    get: operations['ReceivedStatementsController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/received-statements/{id}/answers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves or refuses a version for your nation; the last answer counts until it is out */
    post: operations['ReceivedStatementsController_answer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rumours': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists rumours, last heard first */
    get: operations['RumoursController_list'];
    put?: never;
    /** Writes a rumour down */
    post: operations['RumoursController_log'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rumours/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of them */
    get: operations['RumoursController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rumours/{id}/verdict': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says whether it is true, false or not known, and why; the last word holds */
    post: operations['RumoursController_judge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rumours/{id}/answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says which statement answers it */
    post: operations['RumoursController_answer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/related': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is proposed as belonging together, newest first, of what you see both sides of */
    get: operations['RelatedController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/related': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a case is proposed to belong together with, told from its side */
    get: operations['RelatedController_ofCase'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/related/{id}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that the two have to do with each other; both show it from then on, and nothing is merged */
    post: operations['RelatedController_accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/related/{id}/dismiss': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that they have not; the two are not proposed again */
    post: operations['RelatedController_dismiss'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/nations/{id}/retention': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How long the own nation keeps its alerts; null is for ever */
    get: operations['RetentionController_get'];
    /**
     * Sets how long the own nation keeps its alerts; for administrators of its CERT
     * @description Holds a day later, unless every period is at least as long as before.
     */
    put: operations['RetentionController_set'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/nations/{id}/retention/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What would be removed if this were the policy and held now; for administrators of the CERT */
    post: operations['RetentionController_preview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/nations/{id}/retention/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was removed, when, and by which policy; newest first */
    get: operations['RetentionController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/channels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The channels of your organisation */
    get: operations['ChannelsController_list'];
    put?: never;
    /** Sets up a channel of your organisation */
    post: operations['ChannelsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/channels/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One channel */
    get: operations['ChannelsController_one'];
    put?: never;
    post?: never;
    /** Removes a channel; what was to go this way goes no more */
    delete: operations['ChannelsController_remove'];
    options?: never;
    head?: never;
    /** Changes the fields given, and no other */
    patch: operations['ChannelsController_change'];
    trace?: never;
  };
  '/api/v1/notifications/channels/{id}/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes a new signing secret; the one before ends */
    post: operations['ChannelsController_renewSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/channels/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sends a message that says it is a test, and nothing else */
    post: operations['ChannelsController_test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The rules of your organisation */
    get: operations['RulesController_list'];
    put?: never;
    /** Sets up a rule of your organisation */
    post: operations['RulesController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/rules/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One rule */
    get: operations['RulesController_one'];
    put?: never;
    post?: never;
    /** Removes a rule */
    delete: operations['RulesController_remove'];
    options?: never;
    head?: never;
    /** Changes the fields given, and no other */
    patch: operations['RulesController_change'];
    trace?: never;
  };
  '/api/v1/notifications/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Messages by the channels of your organisation, and mail to you
     * @description Of what tells of a case, only where you see the case.
     */
    get: operations['DeliveriesController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/deliveries/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What became of one message */
    get: operations['DeliveriesController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/deliveries/{id}/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sends a message once more, under the id it had
     * @description What it says is put together anew. One that is being sent at the moment is left alone.
     */
    post: operations['DeliveriesController_resend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/preferences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How you want to be told */
    get: operations['PreferencesController_get'];
    /** Says how you want to be told */
    put: operations['PreferencesController_replace'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Your own notifications, newest first
     * @description Of what you see now. The live feed says `notification.received` when there is something new.
     */
    get: operations['FeedController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Marks notifications of yours as read */
    post: operations['FeedController_markRead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Runs of your organisation and those it is asked to play in, newest first; inside an exercise, that one */
    get: operations['DrillsController_listRuns'];
    put?: never;
    /**
     * Makes a run of a drill, with the script as it now is and a realm of its own
     * @description Its clock stands until STARTEX. Everything else about it is asked from inside, with `Breakwater-Realm`.
     */
    post: operations['DrillsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A run: its clock, and for those who see the whole of it what became of each item */
    get: operations['DrillsController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/preflight': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who will receive what, what would go wrong, and what is shut out */
    get: operations['DrillsController_preflight'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The people of your organisation, by name, whom you may name for an exercise */
    get: operations['PeopleController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/cells/{code}/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Says, for the own organisation, who is in a cell of its own; whoever is not named any more is put out
     * @description Asked from outside the exercise, until it is archived. Naming somebody is agreeing to play. Roles besides player, and observer in a cell of observers, are given by whoever holds the run; who has one may be named with it again.
     */
    put: operations['PeopleController_name'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/clock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Starts, stops or sets the exercise clock, or ends the exercise */
    post: operations['RunControlController_clock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/items/{item}/fire': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Delivers an item now, whatever the clock shows; also what is held, and what failed */
    post: operations['RunControlController_fire'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/items/{item}/hold': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Keeps an item from being delivered */
    post: operations['RunControlController_hold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/items/{item}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets an item go that is held: at its time, and at once where that has passed */
    post: operations['RunControlController_release'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/items/{item}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes an item out of the run for good */
    post: operations['RunControlController_withdraw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/items/{item}/expectations/{expectation}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Overrides what the journal says of an expectation; also after ENDEX */
    post: operations['RunControlController_judge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/observations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What observers noted, for those who see the whole run */
    get: operations['RunControlController_observations'];
    put?: never;
    /** Notes what was seen of a cell, an item or the whole */
    post: operations['RunControlController_observe'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/inbox': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages, news and calls your cell has been told, newest first */
    get: operations['RunControlController_told'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/items/{item}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An item as it is in effect: all it says, and what is expected of it */
    get: operations['AmendmentsController_item'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/amendments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was changed of the script since the run was made, by whom and why */
    get: operations['AmendmentsController_list'];
    put?: never;
    /**
     * Changes the script: adds an item, edits one, gives it other cells, or moves it in time
     * @description Before STARTEX and while it runs, and only what has not begun. The frozen script stays as it was; changes are kept beside it, and the report tells them.
     */
    post: operations['AmendmentsController_amend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/amendments/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a change of the script would do: what would go out when, and what would keep it
     * @description Changes nothing. What keeps it from being made is part of the answer, each with the field at fault.
     */
    post: operations['AmendmentsController_preview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/score': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The score with its coverage; for who plays, of the own nation and after ENDEX */
    get: operations['ResultsController_score'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The after-action report as drafted from the journal, to be kept as a file; what of it is seen is as of the score */
    get: operations['ResultsController_report'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/hotwash': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What members said of the run after ENDEX, seen as the report is */
    get: operations['ResultsController_hotwash'];
    put?: never;
    /** Says what went well and what to improve, as a member of the run; replaces what you said before */
    post: operations['ResultsController_answer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a cell saw, entry by entry; for who plays, of the own cell and after ENDEX, for who sees the whole run of any cell or all
     * @description Once the run is archived it is asked from outside, by those who were in it.
     */
    get: operations['ReplayController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/report/texts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Words of people in the report: of the own cells, and those that were released to you */
    get: operations['ReportTextsController_list'];
    /** Writes a part of the report of a cell, or of all together, as a new version */
    put: operations['ReportTextsController_write'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/report/releases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Says which nations besides the own may read what is written of a cell, or of all together */
    put: operations['ReportTextsController_release'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/comparison': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the own nation said of being compared, and with whom it therefore is */
    get: operations['ComparisonController_of'];
    /** Agrees that scores of a cell are seen by nations that agree to the same, or takes that back */
    put: operations['ComparisonController_say'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/improvements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The improvement plan of a run that is over; for who plays, of the own nation, and what was handed over */
    get: operations['ImprovementsController_list'];
    put?: never;
    /** Adds an item to the plan, as a member of the run */
    post: operations['ImprovementsController_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/improvements/{item}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Changes the fields given of an item: the organisation of its cell, or whoever evaluates */
    patch: operations['ImprovementsController_change'];
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/improvements/{item}/hand-over': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets its owner of another nation read an item: whoever may release what is of the cell, or evaluates */
    post: operations['ImprovementsController_handOver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/improvements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Items of improvement plans that were handed to your organisation, newest first */
    get: operations['AssignedImprovementsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/improvements/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Says how it stands, when it is done, or in which later run it was tried again */
    patch: operations['AssignedImprovementsController_change'];
    trace?: never;
  };
  '/api/v1/drills/improvements/{id}/task': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes it a task of your organisation, which hangs on no case */
    post: operations['AssignedImprovementsController_becomeTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The drills there are: your organisation’s, those released to your nation, the shipped */
    get: operations['TemplatesController_list'];
    put?: never;
    /**
     * Keeps a new drill, as a draft, of YAML, CEXF or a spreadsheet
     * @description The answer tells what of it found no place. What cannot be read is refused with line and column.
     */
    post: operations['TemplatesController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/templates/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reads a text and tells its faults, each with line and column; keeps nothing */
    post: operations['TemplatesController_check'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/templates/{ref}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One drill with its text: the newest of your own, the approved one of others */
    get: operations['TemplatesController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/templates/{ref}/yaml': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A drill as it was written, to be kept as a file */
    get: operations['TemplatesController_yaml'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/templates/{ref}/cexf': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A drill as CEXF, to be kept as a file: its whole script
     * @description What CEXF has no words for stands in `exercise.meta`, and is listed there under `breakwater-not-in-cexf`.
     */
    get: operations['TemplatesController_cexf'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/templates/{ref}/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The items of a drill as a spreadsheet, which can be put into it again
     * @description What it has no column for is told as `notCarried.csv` of the drill, and kept of it by control number.
     */
    get: operations['TemplatesController_csv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/templates/{ref}/copies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Keeps a copy of a drill as a draft of your own, under another code */
    post: operations['TemplatesController_copy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/templates/{ref}/revisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Saves a text as the next; none that was saved ever changes */
    post: operations['TemplatesController_save'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/templates/{ref}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves the newest text: runs are made of it from now on */
    post: operations['TemplatesController_approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/templates/{ref}/archive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Puts a drill away: no run is made of it, and nobody else sees it; runs there are go on */
    post: operations['TemplatesController_archive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/templates/{ref}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes a drill out of the archive, as it was */
    post: operations['TemplatesController_restore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/templates/{ref}/releasability': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Says which nations may read and run what is approved of it; nobody where none is named */
    put: operations['TemplatesController_release'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/archive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Archives a run that is over: nobody enters it any more, and nothing of it is lost
     * @description For who directs it, and the node’s operator. It cannot be opened again.
     */
    post: operations['RunEndController_archive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drills/runs/{id}/deletion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Removes a run that is over, and every row of its realm, for good
     * @description For who directs it, and the node’s operator. The audit trail keeps what it wrote, and tells who removed it and why. Nothing of it can be brought back; take the report first.
     */
    post: operations['RunEndController_delete'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/asyncapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The live feed as an AsyncAPI 3 document */
    get: operations['AsyncapiController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers */
    get: operations['HealthController_alive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The database answers and keeps what it is told, correlation keeps up, and the process is not told to stop; 503 otherwise */
    get: operations['HealthController_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    TextFaultDto: {
      line: number;
      column: number;
      message: string;
    };
    ErrorDetailDto: {
      /**
       * @description Stable, for programs.
       * @example site_not_found
       */
      code: string;
      /**
       * @description A sentence, for people.
       * @example There is no such site
       */
      message: string;
      /**
       * @description Path of the field at fault, as the caller wrote it.
       * @example position.lat
       */
      field?: string;
      /**
       * @description Place of the fault in that field’s text, from 0.
       * @example 9
       */
      position?: number;
      /** @description All that is wrong with that field’s text. */
      faults?: components['schemas']['TextFaultDto'][];
    };
    ErrorBodyDto: {
      error: components['schemas']['ErrorDetailDto'];
    };
    AccountDto: {
      /** Format: uuid */
      id: string;
      /** @example SG */
      nation: string;
      /** Format: uuid */
      organisationId: string;
      /** @example mei.tan */
      login: string;
      /** @example Mei Tan */
      name: string;
      email: string | null;
      roles: (
        | 'observer'
        | 'analyst'
        | 'lead'
        | 'liaison'
        | 'drill_controller'
        | 'gateway_engineer'
        | 'administrator'
        | 'auditor'
      )[];
      /** @enum {string} */
      state: 'active' | 'disabled';
      /** @description False until the person has used the link and chosen one. */
      hasPassword: boolean;
      /** Format: date-time */
      createdAt: string;
    };
    AccountPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      /** @description By login. */
      items: components['schemas']['AccountDto'][];
    };
    InviteAccountDto: {
      /**
       * Format: uuid
       * @description The organisation the account is of; the own one unless the node operator names another.
       */
      organisationId?: string;
      /**
       * @description Unique on the node, whatever its case; never changed.
       * @example mei.tan
       */
      login: string;
      /** @example Mei Tan */
      name: string;
      /** @example mei.tan@port.example */
      email?: string | null;
      /** @description What the person may do: the sum of what each role may. */
      roles: (
        | 'observer'
        | 'analyst'
        | 'lead'
        | 'liaison'
        | 'drill_controller'
        | 'gateway_engineer'
        | 'administrator'
        | 'auditor'
      )[];
    };
    OneTimeLinkDto: {
      /**
       * @description Shown this once; only its hash is kept.
       * @example bwl_…
       */
      token: string;
      /** @description What to hand to the person. The token is in the fragment, which no server logs. */
      url: string;
      /** Format: date-time */
      expiresAt: string;
    };
    InvitedAccountDto: {
      account: components['schemas']['AccountDto'];
      link: components['schemas']['OneTimeLinkDto'];
    };
    UpdateAccountDto: {
      /** @example Mei Tan */
      name?: string;
      /** @example mei.tan@port.example */
      email?: string | null;
      /** @description What the person may do: the sum of what each role may. */
      roles?: (
        | 'observer'
        | 'analyst'
        | 'lead'
        | 'liaison'
        | 'drill_controller'
        | 'gateway_engineer'
        | 'administrator'
        | 'auditor'
      )[];
      /**
       * @description A disabled account ends its sessions and tokens for good.
       * @enum {string}
       */
      state?: 'active' | 'disabled';
    };
    IdentityDto: {
      /**
       * @description The provider's issuer, as its tokens state it.
       * @example https://login.example
       */
      issuer: string;
      /** @description The person's `sub` at that issuer. */
      subject: string;
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      createdAt: string;
    };
    IdentitiesDto: {
      items: components['schemas']['IdentityDto'][];
    };
    LinkIdentityDto: {
      /**
       * @description The provider's issuer, as its tokens state it.
       * @example https://login.example
       */
      issuer: string;
      /** @description The person's `sub` at that issuer. */
      subject: string;
    };
    SignInPolicyDto: {
      /** @description Whoever has no second factor must set one up before they are signed in. */
      requireSecondFactor: boolean;
    };
    TakeInvitationDto: {
      /**
       * @description The token of the one-time link.
       * @example bwl_…
       */
      token: string;
      /** Format: password */
      password: string;
    };
    ChangePasswordDto: {
      /** Format: password */
      current: string;
      /** Format: password */
      next: string;
    };
    SignInDto: {
      /** @example mei.tan */
      login: string;
      /** Format: password */
      password: string;
    };
    SignInStepDto: {
      /**
       * @description Whether there is a session now, or what is still owed for one.
       * @enum {string}
       */
      step: 'signed_in' | 'second_factor_required' | 'enrolment_required';
      /** @description With which second factors it can be paid. */
      ways?: ('totp' | 'passkey' | 'recovery_code')[];
      /**
       * Format: date-time
       * @description Until when the session, or the time to pay, lasts at most.
       */
      endsAt: string;
    };
    WhoOrganisationDto: {
      /** Format: uuid */
      id: string;
      /** @example sg-port-soc */
      code: string;
      name: string;
    };
    RealmDto: {
      /**
       * @description What to send as `Breakwater-Realm`.
       * @example exercise:0199d3a5-6c1e-7a40-9d0c-2f4f5b1c7e11
       */
      realm: string;
      /** @example LION CITY 26-1 */
      designator: string;
      /** @description What the banner says besides; may be empty. */
      banner: string;
      /** @enum {string} */
      state: 'planned' | 'ready' | 'running' | 'paused' | 'ended' | 'aborted';
      /**
       * @description What you are in it; null for the node's operator.
       * @enum {string|null}
       */
      role: 'director' | 'controller' | 'simulator' | 'evaluator' | 'observer' | 'player' | 'safety' | null;
      /** @description Code of your cell. */
      cell: string | null;
      /**
       * @description Nations that play, by code.
       * @example [
       *       "KR",
       *       "SG"
       *     ]
       */
      nations: string[];
      /**
       * Format: date-time
       * @description When somebody inside said that something real happened; play stops.
       */
      realEmergencyAt: string | null;
    };
    ViewingDto: {
      /** @description Code of the cell. */
      cell: string;
      /** @description Code of its organisation. */
      organisation: string;
      /** @example KR */
      nation: string;
    };
    WhoDto: {
      /**
       * @description Stable id of the person, as the journal has it.
       * @example person:…
       */
      id: string;
      /**
       * Format: uuid
       * @description Null for the node operator, who has no account.
       */
      accountId: Record<string, never> | null;
      /** @example mei.tan */
      login: string | null;
      /** @example Mei Tan */
      name: string;
      /** @example SG */
      nation: string | null;
      organisation: components['schemas']['WhoOrganisationDto'] | null;
      /**
       * @description The realm asked in.
       * @example live
       */
      realm: string;
      /** @description The exercise asked in; null outside one. */
      exercise: components['schemas']['RealmDto'] | null;
      /** @description Through whose eyes this is asked (`Breakwater-View-As`); `actions` are then what may be read so. */
      viewing: components['schemas']['ViewingDto'] | null;
      roles: (
        | 'observer'
        | 'analyst'
        | 'lead'
        | 'liaison'
        | 'drill_controller'
        | 'gateway_engineer'
        | 'administrator'
        | 'auditor'
      )[];
      /** @description What the roles together allow. */
      actions: (
        | 'self'
        | 'directory.read'
        | 'registry.read'
        | 'case.read'
        | 'alert.read'
        | 'alert.raw'
        | 'share.read'
        | 'share.acknowledge'
        | 'case.triage'
        | 'case.note'
        | 'case.work'
        | 'case.decide'
        | 'case.suppress'
        | 'case.mark'
        | 'case.downgrade'
        | 'case.hold'
        | 'rule.read'
        | 'rule.write'
        | 'rule.approve'
        | 'view.share'
        | 'report.write'
        | 'release.read'
        | 'release.grant'
        | 'release.approve'
        | 'match.use'
        | 'statement.read'
        | 'statement.write'
        | 'statement.release'
        | 'statement.approve'
        | 'drill.read'
        | 'drill.author'
        | 'drill.run'
        | 'drill.evaluate'
        | 'sensor.write'
        | 'reject.read'
        | 'registry.write'
        | 'airspace.write'
        | 'account.read'
        | 'account.write'
        | 'settings.write'
        | 'audit.read'
        | 'notification.read'
        | 'notification.write'
        | 'node.write'
      )[];
    };
    FactorCodeDto: {
      /**
       * @description Six digits of the authenticator, or a recovery code.
       * @example 492039
       */
      code: string;
    };
    PasskeyOptionsDto: {
      /** @description What the browser is to be asked (WebAuthn). */
      publicKey: {
        [key: string]: unknown;
      };
    };
    PasskeyAnswerDto: {
      /** @description The browser's answer (WebAuthn), as JSON. */
      response: {
        [key: string]: unknown;
      };
    };
    TotpSecretDto: {
      /** @description In base32, to type in. */
      secret: string;
      /**
       * @description The same for a picture to scan.
       * @example otpauth://totp/…
       */
      uri: string;
    };
    EnrolledDto: {
      /**
       * @description Whether there is a session now, or what is still owed for one.
       * @enum {string}
       */
      step: 'signed_in' | 'second_factor_required' | 'enrolment_required';
      /** @description With which second factors it can be paid. */
      ways?: ('totp' | 'passkey' | 'recovery_code')[];
      /**
       * Format: date-time
       * @description Until when the session, or the time to pay, lasts at most.
       */
      endsAt: string;
      /** @description Ten codes, each good once, shown this once. */
      recoveryCodes: string[] | null;
    };
    NewPasskeyDto: {
      /** @description The browser's answer (WebAuthn), as JSON. */
      response: {
        [key: string]: unknown;
      };
      /** @example Key on my desk */
      name: string;
    };
    SessionDto: {
      /** Format: uuid */
      id: string;
      /** @description Whether it is the one this request was made with. */
      current: boolean;
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description When it was last used, to the minute.
       */
      seenAt: string;
      /** Format: date-time */
      endsAt: string;
      address: string | null;
      /** @description What the program called itself. */
      agent: string | null;
    };
    SessionsDto: {
      /** @description Newest first. */
      items: components['schemas']['SessionDto'][];
    };
    SignInRecordDto: {
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      outcome: 'signed_in' | 'refused' | 'factor_refused';
      /** @example password+totp */
      method: string;
      address: string | null;
      agent: string | null;
    };
    SignInRecordsDto: {
      /** @description The last hundred, newest first. */
      items: components['schemas']['SignInRecordDto'][];
    };
    SetupNationDto: {
      /** @example SG */
      code: string;
      /** @description Needed where the nation is not entered yet. */
      name?: string;
    };
    SetupOrganisationDto: {
      /** @example sg-cert */
      code: string;
      /** @description Needed where the organisation is not entered yet. */
      name?: string;
      /**
       * @description Needed where the organisation is not entered yet.
       * @enum {string}
       */
      kind?: 'national_cert' | 'port_soc' | 'grid_operator' | 'authority';
    };
    SetupDto: {
      /**
       * @description What the server printed at its start.
       * @example bwl_…
       */
      token: string;
      nation: components['schemas']['SetupNationDto'];
      organisation: components['schemas']['SetupOrganisationDto'];
      /** @example mei.tan */
      login: string;
      /** @example Mei Tan */
      name: string;
      /** Format: password */
      password: string;
    };
    SetUpDto: {
      /**
       * Format: uuid
       * @description Account of the first administrator, who can sign in now.
       */
      accountId: string;
    };
    PasskeyDto: {
      /** Format: uuid */
      id: string;
      name: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      usedAt: string | null;
    };
    FactorsDto: {
      /** @description Whether an authenticator is set up. */
      totp: boolean;
      passkeys: components['schemas']['PasskeyDto'][];
      /** @description Recovery codes left. */
      recoveryCodes: number;
      /** @description Whether the organisation asks for a second factor. */
      required: boolean;
    };
    ReproofDto: {
      /**
       * Format: password
       * @description Your password; whoever has none must have signed in within ten minutes.
       */
      password?: string;
    };
    RecoveryCodesDto: {
      /** @description Ten codes, each good once, shown this once; null where there were some already. */
      recoveryCodes: string[] | null;
    };
    TokenDto: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @description Of these it may do what its owner may at the time. */
      actions: (
        | 'self'
        | 'directory.read'
        | 'registry.read'
        | 'case.read'
        | 'alert.read'
        | 'alert.raw'
        | 'share.read'
        | 'share.acknowledge'
        | 'case.triage'
        | 'case.note'
        | 'case.work'
        | 'case.decide'
        | 'case.suppress'
        | 'case.mark'
        | 'case.downgrade'
        | 'case.hold'
        | 'rule.read'
        | 'rule.write'
        | 'rule.approve'
        | 'view.share'
        | 'report.write'
        | 'release.read'
        | 'release.grant'
        | 'release.approve'
        | 'match.use'
        | 'statement.read'
        | 'statement.write'
        | 'statement.release'
        | 'statement.approve'
        | 'drill.read'
        | 'drill.author'
        | 'drill.run'
        | 'drill.evaluate'
        | 'sensor.write'
        | 'reject.read'
        | 'registry.write'
        | 'airspace.write'
        | 'account.read'
        | 'account.write'
        | 'settings.write'
        | 'audit.read'
        | 'notification.read'
        | 'notification.write'
        | 'node.write'
      )[];
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string;
      /**
       * Format: date-time
       * @description To the minute.
       */
      usedAt: string | null;
      /** Format: date-time */
      revokedAt: string | null;
    };
    TokensDto: {
      /** @description Newest first. */
      items: components['schemas']['TokenDto'][];
    };
    IssueTokenDto: {
      /** @example shift handover script */
      name: string;
      /** @description A subset of what you may do yourself. */
      actions: (
        | 'directory.read'
        | 'registry.read'
        | 'case.read'
        | 'alert.read'
        | 'alert.raw'
        | 'share.read'
        | 'share.acknowledge'
        | 'case.triage'
        | 'case.note'
        | 'case.work'
        | 'case.decide'
        | 'case.suppress'
        | 'case.mark'
        | 'case.downgrade'
        | 'case.hold'
        | 'rule.read'
        | 'rule.write'
        | 'rule.approve'
        | 'view.share'
        | 'report.write'
        | 'release.read'
        | 'release.grant'
        | 'release.approve'
        | 'match.use'
        | 'statement.read'
        | 'statement.write'
        | 'statement.release'
        | 'statement.approve'
        | 'drill.read'
        | 'drill.author'
        | 'drill.run'
        | 'drill.evaluate'
        | 'sensor.write'
        | 'reject.read'
        | 'registry.write'
        | 'airspace.write'
        | 'account.read'
        | 'audit.read'
        | 'notification.read'
        | 'notification.write'
      )[];
      /**
       * Format: date-time
       * @description At most one year from now.
       */
      expiresAt: string;
    };
    IssuedTokenDto: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @description Of these it may do what its owner may at the time. */
      actions: (
        | 'self'
        | 'directory.read'
        | 'registry.read'
        | 'case.read'
        | 'alert.read'
        | 'alert.raw'
        | 'share.read'
        | 'share.acknowledge'
        | 'case.triage'
        | 'case.note'
        | 'case.work'
        | 'case.decide'
        | 'case.suppress'
        | 'case.mark'
        | 'case.downgrade'
        | 'case.hold'
        | 'rule.read'
        | 'rule.write'
        | 'rule.approve'
        | 'view.share'
        | 'report.write'
        | 'release.read'
        | 'release.grant'
        | 'release.approve'
        | 'match.use'
        | 'statement.read'
        | 'statement.write'
        | 'statement.release'
        | 'statement.approve'
        | 'drill.read'
        | 'drill.author'
        | 'drill.run'
        | 'drill.evaluate'
        | 'sensor.write'
        | 'reject.read'
        | 'registry.write'
        | 'airspace.write'
        | 'account.read'
        | 'account.write'
        | 'settings.write'
        | 'audit.read'
        | 'notification.read'
        | 'notification.write'
        | 'node.write'
      )[];
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string;
      /**
       * Format: date-time
       * @description To the minute.
       */
      usedAt: string | null;
      /** Format: date-time */
      revokedAt: string | null;
      /**
       * @description Shown this once; only its hash is kept.
       * @example bwt_…
       */
      token: string;
    };
    RealmListDto: {
      items: components['schemas']['RealmDto'][];
    };
    AgreementDto: {
      /**
       * Format: date-time
       * @description When your organisation agreed; the first time counts.
       */
      agreedAt: string;
    };
    NationDto: {
      /**
       * @description ISO 3166-1 alpha-2.
       * @example SG
       */
      code: string;
      /** @example Singapore */
      name: string;
    };
    NationPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['NationDto'][];
    };
    CreateNationDto: {
      /**
       * @description ISO 3166-1 alpha-2.
       * @example SG
       */
      code: string;
      /** @example Singapore */
      name: string;
    };
    UpdateNationDto: {
      /** @example Singapore */
      name?: string;
    };
    OrganisationDto: {
      /**
       * @description Unique, and never changed.
       * @example sg-cert
       */
      code: string;
      /**
       * @description The nation it acts for; never changed.
       * @example SG
       */
      nation: string;
      /** @example SingCERT */
      name: string;
      /** @enum {string} */
      kind: 'national_cert' | 'port_soc' | 'grid_operator' | 'authority';
      /** Format: uuid */
      id: string;
    };
    OrganisationPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['OrganisationDto'][];
    };
    CreateOrganisationDto: {
      /**
       * @description Unique, and never changed.
       * @example sg-cert
       */
      code: string;
      /**
       * @description The nation it acts for; never changed.
       * @example SG
       */
      nation: string;
      /** @example SingCERT */
      name: string;
      /** @enum {string} */
      kind: 'national_cert' | 'port_soc' | 'grid_operator' | 'authority';
    };
    UpdateOrganisationDto: {
      /** @example SingCERT */
      name?: string;
      /** @enum {string} */
      kind?: 'national_cert' | 'port_soc' | 'grid_operator' | 'authority';
    };
    OrganisationSettingsDto: {
      /**
       * @description Of alerts and reports that come without one.
       * @default AMBER
       * @enum {string}
       */
      defaultTlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /**
       * @description Of alerts and reports that come without one.
       * @default AMBER
       * @enum {string}
       */
      defaultPap: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
    };
    PositionDto: {
      /** @example 35.1 */
      lat: number;
      /** @example 129.033333 */
      lon: number;
    };
    SiteDto: {
      /** @description Unique, and never changed: what is private to a site is told apart by it. */
      code: string;
      /**
       * @description The nation that owns it; never changed.
       * @example KR
       */
      nation: string;
      /**
       * Format: uuid
       * @description The team that answers for it; of the same nation.
       */
      organisationId: string;
      /** @enum {string} */
      kind: 'port' | 'substation' | 'power_plant';
      /** @example Port of Busan */
      name: string;
      /**
       * @description UN/LOCODE without a blank.
       * @example KRPUS
       */
      unlocode: string | null;
      position: components['schemas']['PositionDto'];
      /**
       * @description IANA name.
       * @example Asia/Seoul
       */
      timezone: string;
      /** @description 1 local, 5 a nation depends on it. */
      criticality: number;
      /** @description Where name, code and position were taken from. */
      source: string | null;
      /** Format: uuid */
      id: string;
    };
    SitePageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['SiteDto'][];
    };
    CreateSiteDto: {
      /** @description Unique, and never changed: what is private to a site is told apart by it. */
      code: string;
      /**
       * @description The nation that owns it; never changed.
       * @example KR
       */
      nation: string;
      /**
       * Format: uuid
       * @description The team that answers for it; of the same nation.
       */
      organisationId: string;
      /** @enum {string} */
      kind: 'port' | 'substation' | 'power_plant';
      /** @example Port of Busan */
      name: string;
      /**
       * @description UN/LOCODE without a blank.
       * @example KRPUS
       */
      unlocode?: string | null;
      position: components['schemas']['PositionDto'];
      /**
       * @description IANA name.
       * @example Asia/Seoul
       */
      timezone: string;
      /** @description 1 local, 5 a nation depends on it. */
      criticality: number;
      /** @description Where name, code and position were taken from. */
      source?: string | null;
    };
    UpdateSiteDto: {
      /**
       * Format: uuid
       * @description The team that answers for it; of the same nation.
       */
      organisationId?: string;
      /** @enum {string} */
      kind?: 'port' | 'substation' | 'power_plant';
      /** @example Port of Busan */
      name?: string;
      /**
       * @description UN/LOCODE without a blank.
       * @example KRPUS
       */
      unlocode?: string | null;
      position?: components['schemas']['PositionDto'];
      /**
       * @description IANA name.
       * @example Asia/Seoul
       */
      timezone?: string;
      /** @description 1 local, 5 a nation depends on it. */
      criticality?: number;
      /** @description Where name, code and position were taken from. */
      source?: string | null;
    };
    ZonePolygonDto: {
      /** @enum {string} */
      type: 'Polygon';
      /** @description One closed ring of [longitude, latitude] that does not cross itself. */
      coordinates: number[][][];
    };
    ZoneDto: {
      /**
       * Format: uuid
       * @description The site it guards; never changed.
       */
      siteId: string;
      /** @enum {string} */
      kind: 'warning' | 'critical';
      /**
       * @description Unique within the site.
       * @example Inner fence
       */
      name: string;
      polygon: components['schemas']['ZonePolygonDto'];
      /** @description Metres above the ellipsoid; null for no limit. */
      ceilingM: number | null;
      /** Format: uuid */
      id: string;
    };
    ZonePageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['ZoneDto'][];
    };
    CreateZoneDto: {
      /**
       * Format: uuid
       * @description The site it guards; never changed.
       */
      siteId: string;
      /** @enum {string} */
      kind: 'warning' | 'critical';
      /**
       * @description Unique within the site.
       * @example Inner fence
       */
      name: string;
      polygon: components['schemas']['ZonePolygonDto'];
      /** @description Metres above the ellipsoid; null for no limit. */
      ceilingM?: number | null;
    };
    UpdateZoneDto: {
      /** @enum {string} */
      kind?: 'warning' | 'critical';
      /**
       * @description Unique within the site.
       * @example Inner fence
       */
      name?: string;
      polygon?: components['schemas']['ZonePolygonDto'];
      /** @description Metres above the ellipsoid; null for no limit. */
      ceilingM?: number | null;
    };
    AssetDependencyDto: {
      /**
       * @description Code of the other asset, of the same site.
       * @example plc-gateway
       */
      code: string;
      /**
       * @description What the one needs the other for.
       * @enum {string}
       */
      kind: 'control' | 'power' | 'network' | 'data';
      /** @example Set points and interlocks */
      note?: string | null;
    };
    AssetDto: {
      /**
       * Format: uuid
       * @description The site it belongs to; never changed.
       */
      siteId: string;
      /**
       * @description Unique within the site, and never changed.
       * @example crane-plc-1
       */
      code: string;
      /** @example Quay crane 1, controller */
      name: string;
      /**
       * @description What it is, in a word.
       * @example plc
       */
      kind: string;
      criticality: number;
      /**
       * @description Network addresses and host names, meaningful within the site only.
       * @example [
       *       "10.20.0.11"
       *     ]
       */
      addresses: string[];
      /** @description The assets of the same site that it needs, each named once, directly only. Alerts on it may be tied to earlier ones on those. */
      dependsOn: components['schemas']['AssetDependencyDto'][];
      /** Format: uuid */
      id: string;
      /** @description The assets of the same site that say they need it. */
      neededBy: components['schemas']['AssetDependencyDto'][];
    };
    AssetPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['AssetDto'][];
    };
    ReachedAssetDto: {
      /** Format: uuid */
      id: string;
      code: string;
      name: string;
      criticality: number;
      /** @description Dependencies between, at the fewest. */
      steps: number;
      /** @description Code of the asset that it needs itself, on the way. */
      through: string;
      /** @enum {string} */
      kind: 'control' | 'power' | 'network' | 'data';
    };
    AssetImpactDto: {
      /** @description Nearest first, then by code. */
      items: components['schemas']['ReachedAssetDto'][];
    };
    CreateAssetDto: {
      /**
       * Format: uuid
       * @description The site it belongs to; never changed.
       */
      siteId: string;
      /**
       * @description Unique within the site, and never changed.
       * @example crane-plc-1
       */
      code: string;
      /** @example Quay crane 1, controller */
      name: string;
      /**
       * @description What it is, in a word.
       * @example plc
       */
      kind: string;
      criticality: number;
      /**
       * @description Network addresses and host names, meaningful within the site only.
       * @example [
       *       "10.20.0.11"
       *     ]
       */
      addresses?: string[];
      /** @description The assets of the same site that it needs, each named once, directly only. Alerts on it may be tied to earlier ones on those. */
      dependsOn?: components['schemas']['AssetDependencyDto'][];
    };
    UpdateAssetDto: {
      /** @example Quay crane 1, controller */
      name?: string;
      /**
       * @description What it is, in a word.
       * @example plc
       */
      kind?: string;
      criticality?: number;
      /**
       * @description Network addresses and host names, meaningful within the site only.
       * @example [
       *       "10.20.0.11"
       *     ]
       */
      addresses?: string[];
      /** @description The assets of the same site that it needs, each named once, directly only. Alerts on it may be tied to earlier ones on those. */
      dependsOn?: components['schemas']['AssetDependencyDto'][];
    };
    FlyerDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      organisationId: string;
      /** Format: uuid */
      siteId: string | null;
      name: string;
      /** @enum {string} */
      affiliation: 'friend' | 'neutral' | 'hostile';
      serial: string | null;
      operator: string | null;
      area: components['schemas']['ZonePolygonDto'] | null;
      ceilingM: number | null;
      /** Format: date-time */
      from: string | null;
      /** Format: date-time */
      until: string | null;
    };
    FlyerPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['FlyerDto'][];
    };
    CreateFlyerDto: {
      /**
       * Format: uuid
       * @description The site it is for; without one, all sites of `organisationId`.
       */
      siteId?: string;
      /**
       * Format: uuid
       * @description Needed where no site is given; never changed.
       */
      organisationId?: string;
      /**
       * @description What people call it.
       * @example Harbour survey, mornings
       */
      name: string;
      /** @enum {string} */
      affiliation: 'friend' | 'neutral' | 'hostile';
      /** @description Serial number as it is broadcast. */
      serial?: string | null;
      /** @description Operator id as it is broadcast. */
      operator?: string | null;
      /** @description Where it may fly; null for anywhere. */
      area?: components['schemas']['ZonePolygonDto'] | null;
      /** @description Metres above the ellipsoid; null for no limit. */
      ceilingM?: number | null;
      /**
       * Format: date-time
       * @description Null for always.
       */
      from?: string | null;
      /** Format: date-time */
      until?: string | null;
    };
    UpdateFlyerDto: {
      /**
       * @description What people call it.
       * @example Harbour survey, mornings
       */
      name?: string;
      /** @enum {string} */
      affiliation?: 'friend' | 'neutral' | 'hostile';
      /** @description Serial number as it is broadcast. */
      serial?: string | null;
      /** @description Operator id as it is broadcast. */
      operator?: string | null;
      /** @description Where it may fly; null for anywhere. */
      area?: components['schemas']['ZonePolygonDto'] | null;
      /** @description Metres above the ellipsoid; null for no limit. */
      ceilingM?: number | null;
      /**
       * Format: date-time
       * @description Null for always.
       */
      from?: string | null;
      /** Format: date-time */
      until?: string | null;
    };
    SensorPositionDto: {
      /** @example 35.1 */
      lat: number;
      /** @example 129.033333 */
      lon: number;
      /** @description Metres above the ellipsoid (HAE). */
      alt?: number | null;
    };
    SensorDto: {
      /**
       * @description Unique, and never changed.
       * @example krpus-suricata
       */
      code: string;
      /**
       * Format: uuid
       * @description The site it watches; never changed.
       */
      siteId: string;
      /** @enum {string} */
      kind:
        'suricata' | 'wazuh' | 'aminer' | 'native' | 'idmefv2' | 'remote-id' | 'sapient' | 'human' | 'readsb' | 'ais';
      /** @example Crane network sensor */
      name: string;
      /** @description Null when unknown or mobile. */
      position: components['schemas']['SensorPositionDto'] | null;
      /** @description Silent longer than this is worth a look. */
      expectedIntervalSeconds: number | null;
      /**
       * @description How far its clock may lag, in seconds.
       * @default 86400
       */
      clockBehindSeconds: number;
      /**
       * @description How far its clock may lead, in seconds.
       * @default 300
       */
      clockAheadSeconds: number;
      /**
       * @description A disabled sensor is refused at the door.
       * @default true
       */
      enabled: boolean;
      /** Format: uuid */
      id: string;
    };
    SensorPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['SensorDto'][];
    };
    CreateSensorDto: {
      /**
       * @description Unique, and never changed.
       * @example krpus-suricata
       */
      code: string;
      /**
       * Format: uuid
       * @description The site it watches; never changed.
       */
      siteId: string;
      /** @enum {string} */
      kind:
        'suricata' | 'wazuh' | 'aminer' | 'native' | 'idmefv2' | 'remote-id' | 'sapient' | 'human' | 'readsb' | 'ais';
      /** @example Crane network sensor */
      name: string;
      /** @description Null when unknown or mobile. */
      position?: components['schemas']['SensorPositionDto'] | null;
      /** @description Silent longer than this is worth a look. */
      expectedIntervalSeconds?: number | null;
      /**
       * @description How far its clock may lag, in seconds.
       * @default 86400
       */
      clockBehindSeconds: number;
      /**
       * @description How far its clock may lead, in seconds.
       * @default 300
       */
      clockAheadSeconds: number;
      /**
       * @description A disabled sensor is refused at the door.
       * @default true
       */
      enabled: boolean;
    };
    UpdateSensorDto: {
      /** @example Crane network sensor */
      name?: string;
      /** @description Null when unknown or mobile. */
      position?: components['schemas']['SensorPositionDto'] | null;
      /** @description Silent longer than this is worth a look. */
      expectedIntervalSeconds?: number | null;
      /**
       * @description How far its clock may lag, in seconds.
       * @default 86400
       */
      clockBehindSeconds: number;
      /**
       * @description How far its clock may lead, in seconds.
       * @default 300
       */
      clockAheadSeconds: number;
      /**
       * @description A disabled sensor is refused at the door.
       * @default true
       */
      enabled: boolean;
    };
    MachineKeyDto: {
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string | null;
      /** Format: date-time */
      revokedAt: string | null;
      /**
       * Format: date-time
       * @description To the minute.
       */
      lastUsedAt: string | null;
      allowList: string[];
      requiresSignature: boolean;
    };
    MachineKeysDto: {
      /** @description Newest first. */
      items: components['schemas']['MachineKeyDto'][];
    };
    IssueKeyDto: {
      /**
       * Format: date-time
       * @description Null for a key without end.
       */
      expiresAt?: string | null;
      /**
       * @description Addresses and ranges (CIDR) it may be used from; from anywhere when empty.
       * @example [
       *       "192.0.2.0/24",
       *       "2001:db8::7"
       *     ]
       */
      allowList?: string[];
      /**
       * @description Whether requests with this key must be signed.
       * @default false
       */
      requiresSignature: boolean;
    };
    IssuedKeyDto: {
      /** Format: uuid */
      id: string;
      /**
       * @description Shown this once; only its hash is kept.
       * @example bws_…
       */
      key: string;
      /** Format: date-time */
      expiresAt: string | null;
      /** @description What requests are signed with, where they must be. Shown this once. */
      signingSecret?: string;
    };
    RotateKeyDto: {
      /**
       * @description Seconds for which the old one goes on working, so that the gateway can be changed over.
       * @default 86400
       */
      overlapSeconds: number;
      /**
       * Format: uuid
       * @description The key to replace; needed where several are in force.
       */
      keyId?: string;
      /**
       * Format: date-time
       * @description When the new key ends.
       */
      expiresAt?: string | null;
    };
    RotatedKeyDto: {
      /** Format: uuid */
      id: string;
      /**
       * @description Shown this once; only its hash is kept.
       * @example bws_…
       */
      key: string;
      /** Format: date-time */
      expiresAt: string | null;
      /** @description What requests are signed with, where they must be. Shown this once. */
      signingSecret?: string;
      /**
       * Format: uuid
       * @description The key that was replaced.
       */
      replaces: string;
      /**
       * Format: date-time
       * @description Until when the replaced key works.
       */
      replacedUntil: string;
    };
    OverlapDto: {
      /**
       * @description Seconds for which the old one goes on working, so that the gateway can be changed over.
       * @default 86400
       */
      overlapSeconds: number;
    };
    IssuedSecretDto: {
      /**
       * @description Shown this once.
       * @example bwh_…
       */
      signingSecret: string;
    };
    SensorNodeDto: {
      /** Format: uuid */
      nodeId: string;
      /** Format: date-time */
      firstSeenAt: string;
    };
    SensorNodesDto: {
      items: components['schemas']['SensorNodeDto'][];
    };
    GatewayDto: {
      /** Format: uuid */
      id: string;
      nation: string;
      /** Format: uuid */
      organisationId: string;
      code: string;
      name: string;
      enabled: boolean;
      allowList: string[];
      siteIds: string[];
      sensorIds: string[];
      /** Format: date-time */
      createdAt: string;
    };
    GatewayPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['GatewayDto'][];
    };
    CreateGatewayDto: {
      /**
       * Format: uuid
       * @description The team it belongs to; never changed.
       */
      organisationId: string;
      /**
       * @description Unique within the team; never changed.
       * @example krpus-edge-1
       */
      code: string;
      name: string;
      /** @default true */
      enabled: boolean;
      /**
       * @description Addresses and ranges (CIDR) it may be used from; from anywhere when empty.
       * @example [
       *       "192.0.2.0/24",
       *       "2001:db8::7"
       *     ]
       */
      allowList?: string[];
      /** @description It speaks for every sensor of these sites. */
      siteIds?: string[];
      /** @description It speaks for these sensors too. */
      sensorIds?: string[];
    };
    UpdateGatewayDto: {
      name?: string;
      /** @default true */
      enabled: boolean;
      /**
       * @description Addresses and ranges (CIDR) it may be used from; from anywhere when empty.
       * @example [
       *       "192.0.2.0/24",
       *       "2001:db8::7"
       *     ]
       */
      allowList?: string[];
      /** @description It speaks for every sensor of these sites. */
      siteIds?: string[];
      /** @description It speaks for these sensors too. */
      sensorIds?: string[];
    };
    GatewayCertificateDto: {
      /** Format: uuid */
      id: string;
      /** @description SHA-256 of the public key (SubjectPublicKeyInfo), in hexadecimal. */
      keyFingerprint: string;
      subject: string;
      issuer: string;
      /**
       * Format: date-time
       * @description Of the certificate that was sent; one renewed over its key lasts longer.
       */
      notAfter: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      revokedAt: string | null;
      /**
       * Format: date-time
       * @description To the minute.
       */
      lastUsedAt: string | null;
    };
    GatewayCertificatesDto: {
      /** @description Newest first. */
      items: components['schemas']['GatewayCertificateDto'][];
    };
    BindCertificateDto: {
      /** @description One X.509 certificate in PEM, without its private key. */
      certificate: string;
    };
    ItemResultDto: {
      /** @description Position of the item in the body, from 0. */
      index: number;
      /** @enum {string} */
      status: 'accepted' | 'duplicate' | 'rejected';
      /**
       * Format: uuid
       * @description The alert; of a duplicate, the one that came first.
       */
      id?: string;
      /**
       * @description Why it was rejected, for programs.
       * @example missing_field
       */
      code?: string;
      /**
       * @description The field at fault, as the sender names it.
       * @example entities[0].value
       */
      field?: string;
      /** @description Why it was rejected, for people. */
      reason?: string;
    };
    IntakeAnswerDto: {
      accepted: number;
      /** @description Sent before; nothing new was stored. */
      duplicates: number;
      rejected: number;
      /** @description One per item, in the order of the body. */
      results: components['schemas']['ItemResultDto'][];
    };
    StoredMessageDto: {
      /** @enum {string} */
      status: 'accepted' | 'duplicate';
      /**
       * Format: uuid
       * @description The alert; of a duplicate, the one that came first.
       */
      id: string;
    };
    ReportPositionDto: {
      /** @description WGS 84 degrees. */
      lat: number;
      /** @description WGS 84 degrees. */
      lon: number;
      /** @description Metres above the ellipsoid. */
      alt?: number;
      /** @description How far off it may be, in metres (one sigma). */
      errorM?: number;
    };
    ReportEntityDto: {
      /** @enum {string} */
      type:
        | 'ip'
        | 'host'
        | 'user'
        | 'mac'
        | 'domain'
        | 'url'
        | 'hash'
        | 'process'
        | 'asset'
        | 'serial'
        | 'operator'
        | 'mmsi'
        | 'imo';
      /** @example 10.0.0.5 */
      value: string;
      /**
       * @default subject
       * @enum {string}
       */
      role: 'source' | 'target' | 'subject';
    };
    CreateReportDto: {
      /**
       * @description Code of the site it is about.
       * @example SGSIN
       */
      siteCode: string;
      /** @description The program's own id of the report: sent again, nothing new is stored. */
      clientId: string;
      text: string;
      /** @description The first line of the text where absent. */
      title?: string;
      /**
       * Format: date-time
       * @description When it happened.
       */
      occurredAt: string;
      /** @enum {string} */
      category: 'sighting' | 'cyber' | 'physical' | 'other';
      position?: components['schemas']['ReportPositionDto'];
      /**
       * @description Who says so.
       * @example Harbour master
       */
      reporter: string;
      /**
       * @description Reliability of the source, Admiralty code.
       * @enum {string}
       */
      reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
      /**
       * @description Credibility of what it says, Admiralty code.
       * @enum {number}
       */
      credibility: 1 | 2 | 3 | 4 | 5 | 6;
      /** @description What it names. */
      entities?: components['schemas']['ReportEntityDto'][];
    };
    AlertOriginDto: {
      /** Format: uuid */
      id: string;
      /** @description Null once it has been removed from the registry. */
      code: string | null;
    };
    AlertPlaceDto: {
      /** @description WGS 84 degrees. */
      lat: number;
      /** @description WGS 84 degrees. */
      lon: number;
      /** @description Metres above the ellipsoid. */
      alt: number | null;
      /** @description One sigma, in metres. */
      error: number | null;
    };
    AlertEntityDto: {
      /** @example ip */
      type: string;
      /** @example 10.0.0.5 */
      value: string;
      /** @enum {string} */
      role: 'source' | 'target' | 'subject';
    };
    AlertLinkDto: {
      /**
       * Format: uuid
       * @description The alert it is a repeat of; its own id where it is none.
       */
      headId: string;
      /** @enum {string} */
      source: 'engine' | 'person';
      /** @description Whether it came after what it was linked to had been told. */
      late: boolean;
      score: number;
      /** @description Times it happened, repeats included. */
      occurrences: number;
      /** Format: date-time */
      firstAt: string;
      /** Format: date-time */
      lastAt: string;
      /** Format: date-time */
      linkedAt: string;
      reasons: {
        [key: string]: unknown;
      }[];
    };
    AlertReportDto: {
      reporter: string;
      /** @enum {string} */
      reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
      credibility: number;
      /** @enum {string} */
      verification: 'unverified' | 'confirmed' | 'refuted';
      verifiedBy: string | null;
      /** Format: date-time */
      verifiedAt: string | null;
      verificationReason: string | null;
    };
    AlertDto: {
      /** Format: uuid */
      id: string;
      /** @description What the sensor calls it; unique at the sensor. */
      externalId: string;
      /** @example native */
      format: string;
      /** @enum {string} */
      kind: 'cyber' | 'airspace' | 'human' | 'sensor';
      /** @example suricata:1:2010937 */
      signature: string;
      title: string;
      severity: number;
      confidence: number | null;
      categories: string[];
      /** @example SG */
      nation: string;
      site: components['schemas']['AlertOriginDto'];
      sensor: components['schemas']['AlertOriginDto'];
      /**
       * Format: date-time
       * @description As the sensor says.
       */
      occurredAt: string;
      /** Format: date-time */
      receivedAt: string;
      /**
       * Format: date-time
       * @description The time correlation goes by.
       */
      effectiveAt: string;
      /**
       * @description What the sensor's clock did, as this alert shows it.
       * @enum {string}
       */
      clock: 'ok' | 'ahead' | 'behind';
      position: components['schemas']['AlertPlaceDto'] | null;
      entities: components['schemas']['AlertEntityDto'][];
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @enum {string} */
      pap: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
      /**
       * Format: uuid
       * @description The case it is in; null while in none.
       */
      caseId: string | null;
      /**
       * Format: uuid
       * @description The suppression that keeps it out of cases and of the queue: `GET /constraints/{id}`, if you see it.
       */
      suppressedBy: string | null;
      description: string | null;
      track: {
        [key: string]: unknown;
      } | null;
      eventKey: string | null;
      /** @description The sensor's own message counter. */
      sequence: number | null;
      analyzer: string | null;
      attributes: {
        [key: string]: unknown;
      };
      /** @description The item exactly as it was received; null for whoever lacks the action `alert.raw`. */
      raw: string | null;
      /** @description Null until correlation has taken it. */
      link: components['schemas']['AlertLinkDto'] | null;
      /** @description Null unless a person reported it. */
      report: components['schemas']['AlertReportDto'] | null;
    };
    ReportStoredDto: {
      /** @enum {string} */
      status: 'accepted' | 'duplicate';
      /** @description The report as it is stored; of a duplicate, the one that came first. Null where the organisation of the site marks reports more strictly than whoever enters this one may see. */
      alert: components['schemas']['AlertDto'] | null;
    };
    VerifyReportDto: {
      /** @enum {string} */
      verification: 'confirmed' | 'refuted';
      /** @description What it rests on. */
      reason: string;
    };
    RealEmergencyDto: {
      /**
       * @description Code of the site it is about, of your nation.
       * @example SGSIN
       */
      siteCode: string;
      /** @description What happened, in earnest. */
      text: string;
      /** @description The program's own id of it: sent again, it is one emergency. */
      clientId: string;
      /**
       * @default physical
       * @enum {string}
       */
      category: 'sighting' | 'cyber' | 'physical' | 'other';
    };
    RealEmergencyTakenDto: {
      /** @enum {string} */
      status: 'accepted' | 'duplicate';
      /**
       * Format: uuid
       * @description Id of the alert in the realm `live`; a case follows from it.
       */
      alertId: string;
      /**
       * Format: date-time
       * @description When the exercise was told.
       */
      at: string;
    };
    AlertSummaryDto: {
      /** Format: uuid */
      id: string;
      /** @description What the sensor calls it; unique at the sensor. */
      externalId: string;
      /** @example native */
      format: string;
      /** @enum {string} */
      kind: 'cyber' | 'airspace' | 'human' | 'sensor';
      /** @example suricata:1:2010937 */
      signature: string;
      title: string;
      severity: number;
      confidence: number | null;
      categories: string[];
      /** @example SG */
      nation: string;
      site: components['schemas']['AlertOriginDto'];
      sensor: components['schemas']['AlertOriginDto'];
      /**
       * Format: date-time
       * @description As the sensor says.
       */
      occurredAt: string;
      /** Format: date-time */
      receivedAt: string;
      /**
       * Format: date-time
       * @description The time correlation goes by.
       */
      effectiveAt: string;
      /**
       * @description What the sensor's clock did, as this alert shows it.
       * @enum {string}
       */
      clock: 'ok' | 'ahead' | 'behind';
      position: components['schemas']['AlertPlaceDto'] | null;
      entities: components['schemas']['AlertEntityDto'][];
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @enum {string} */
      pap: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
      /**
       * Format: uuid
       * @description The case it is in; null while in none.
       */
      caseId: string | null;
      /**
       * Format: uuid
       * @description The suppression that keeps it out of cases and of the queue: `GET /constraints/{id}`, if you see it.
       */
      suppressedBy: string | null;
    };
    AlertPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['AlertSummaryDto'][];
    };
    RejectSummaryDto: {
      /** Format: uuid */
      id: string;
      sensor: components['schemas']['AlertOriginDto'];
      site: components['schemas']['AlertOriginDto'];
      /** @example native */
      format: string;
      /** Format: date-time */
      receivedAt: string;
      /** @description Position in the body; null where all of it was refused. */
      index: number | null;
      /**
       * @description `pruned` stands for older rejects of the sensor that were removed.
       * @example missing_field
       */
      code: string;
      /** @description The field at fault, as the sender named it. */
      field: string | null;
      reason: string;
      /** @description True size of the item; of `pruned`, of all it stands for. */
      rawBytes: number;
      /** @description How many were removed; 0 unless the code is `pruned`. */
      removed: number;
    };
    RejectPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['RejectSummaryDto'][];
    };
    RejectDto: {
      /** Format: uuid */
      id: string;
      sensor: components['schemas']['AlertOriginDto'];
      site: components['schemas']['AlertOriginDto'];
      /** @example native */
      format: string;
      /** Format: date-time */
      receivedAt: string;
      /** @description Position in the body; null where all of it was refused. */
      index: number | null;
      /**
       * @description `pruned` stands for older rejects of the sensor that were removed.
       * @example missing_field
       */
      code: string;
      /** @description The field at fault, as the sender named it. */
      field: string | null;
      reason: string;
      /** @description True size of the item; of `pruned`, of all it stands for. */
      rawBytes: number;
      /** @description How many were removed; 0 unless the code is `pruned`. */
      removed: number;
      /**
       * Format: byte
       * @description The item as it came, in base64; its first 65,536 bytes at most.
       */
      raw: string;
      /** @description Whether the item was longer than what is kept. */
      truncated: boolean;
    };
    WatchedSiteDto: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @example KRPUS */
      code: string;
      /** @example Asia/Seoul */
      timezone: string;
    };
    WatchedNameDto: {
      /** Format: uuid */
      id: string;
      name: string;
    };
    WatchedSensorDto: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @example krpus-suricata */
      code: string;
      /**
       * @description Its kind, which says what it writes.
       * @example suricata
       */
      format: string;
      site: components['schemas']['WatchedSiteDto'];
      organisation: components['schemas']['WatchedNameDto'];
      /** @example KR */
      nation: string;
    };
    SensorWatchItemDto: {
      sensor: components['schemas']['WatchedSensorDto'];
      /**
       * @description Of another organisation’s sensor: `ok` where it is heard, else `silent`, `unknown` or `disabled`.
       * @enum {string}
       */
      state: 'disabled' | 'unknown' | 'silent' | 'late' | 'skewed' | 'gap' | 'ok';
      /** @description Whether it is yours to know more than the state. */
      own: boolean;
      /**
       * Format: date-time
       * @description Null where never. Null where the sensor is another organisation’s.
       */
      lastHeardAt: string | null;
      /** @description Null where nobody knows when to expect it. Null where the sensor is another organisation’s. */
      expectedIntervalSeconds: number | null;
      /**
       * @description Whether the registry says so, or what it does by itself.
       * @enum {string|null}
       */
      expectedFrom: 'declared' | 'learned' | null;
      /** @description How far its clock is ahead; negative where it is behind. Null where no alert told. Null where the sensor is another organisation’s. */
      skewSeconds: number | null;
      /** @description Messages that its numbering says did not come in the last 24 hours. Null where the sensor is another organisation’s. */
      missing: number | null;
      /** @description Null where the sensor is another organisation’s. */
      rejected24h: number | null;
      /** @description Null where the sensor is another organisation’s. */
      duplicates24h: number | null;
      /** @description Alerts taken in, in each of the last 96 quarters of an hour, oldest first; the last one goes on. Null where the sensor is another organisation’s. */
      strip: number[] | null;
      /**
       * Format: date-time
       * @description When the last of its own keys runs out. Null where one never does, it has none, or you may not manage keys.
       */
      keyExpiresAt: string | null;
    };
    SensorWatchDto: {
      items: components['schemas']['SensorWatchItemDto'][];
      /** Format: date-time */
      asOf: string;
    };
    TestEventDto: {
      /**
       * Format: uuid
       * @description The alert it became.
       */
      alertId: string;
    };
    AuditActorDto: {
      /** @example person:0198a000-0000-7000-8000-000000000001 */
      id: string;
      name: string;
    };
    AuditOriginDto: {
      /** @description IP address of the peer. */
      address: string | null;
      /** @description What proved who asked: `session:…`, `token:…`, `node`. */
      credential: string | null;
    };
    AuditEntryDto: {
      /** @description Counts all entries of the node, so there are gaps here. */
      index: number;
      /**
       * @description `live`, an exercise run, or `access`.
       * @example access
       */
      realm: string;
      /** @description Number of the journal entry it was written from. */
      seq: number;
      /** Format: uuid */
      eventId: string;
      /** @example data.shown */
      type: string;
      /**
       * @description When it happened; UTC, to the microsecond.
       * @example 2026-11-23T08:00:00.000000Z
       */
      at: string;
      /** @description When the journal recorded it; UTC, to the microsecond. */
      recordedAt: string;
      /** @example SG */
      nation: string;
      /** Format: uuid */
      organisationId: string;
      actor: components['schemas']['AuditActorDto'];
      origin: components['schemas']['AuditOriginDto'] | null;
      /** @description Ids of what was changed, or shown. */
      objects: string[];
      /** @description What was done, without content. */
      details: {
        [key: string]: unknown;
      };
      /** @description SHA-256 of the whole journal row, in hex. */
      journalHash: string;
      /** @description Hash of the entry before, in hex. */
      prevHash: string;
      /** @description SHA-256 over a zero byte and the canonical JSON of all the above, in hex. */
      hash: string;
    };
    AuditPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['AuditEntryDto'][];
      /** @description Whether entries of every organisation are shown, or of the own one only. */
      whole: boolean;
    };
    AuditHeadDto: {
      number: number;
      /** @description Entries it vouches for. */
      size: number;
      /** @description Root of their Merkle tree (RFC 6962), in hex. */
      root: string;
      /** Format: date-time */
      signedAt: string;
      /** @description The signed checkpoint (C2SP tlog-checkpoint): keep this elsewhere. */
      note: string;
    };
    AuditHeadPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['AuditHeadDto'][];
    };
    LatestHeadDto: {
      number: number;
      /** @description Entries it vouches for. */
      size: number;
      /** @description Root of their Merkle tree (RFC 6962), in hex. */
      root: string;
      /** Format: date-time */
      signedAt: string;
      /** @description The signed checkpoint (C2SP tlog-checkpoint): keep this elsewhere. */
      note: string;
      /** @description The key it is signed with, as verifiers of C2SP signed notes take it. */
      publicKey: string;
    };
    TrailFaultDto: {
      /** @enum {string} */
      fault:
        | 'entry_changed'
        | 'entry_missing'
        | 'journal_row_changed'
        | 'journal_row_missing'
        | 'head_changed'
        | 'head_missing'
        | 'root_differs';
      /** @description The first entry that is not vouched for. */
      index: number;
      /** @description Null where unknown, or another organisation’s. */
      realm: string | null;
      seq: number | null;
      /** @description Number of the signed head at fault. */
      head: number | null;
      text: string;
    };
    RowFaultDto: {
      /** @example releases */
      table: string;
      id: string;
      fault: string;
    };
    AuditVerificationDto: {
      /** @description The whole trail, and all else that can be verified, is as it was written. */
      ok: boolean;
      /** @description Entries verified, of every organisation. */
      entries: number;
      heads: number;
      /** @description The last entry a signed head vouches for. */
      signedUpTo: number;
      fault: components['schemas']['TrailFaultDto'] | null;
      /** @description Rows of the own organisation that were changed behind our back. */
      rows: components['schemas']['RowFaultDto'][];
      /** @description How many such rows others have. */
      rowsElsewhere: number;
    };
    SeverityFactorDto: {
      text: string;
      /** @description What it added to the severity */
      points: number;
    };
    CasePlaceDto: {
      /** Format: uuid */
      id: string;
      /** @example SGSIN */
      code: string;
      name: string;
    };
    SurvivingCaseDto: {
      /** Format: uuid */
      id: string;
      number: number;
      /** @example BW-12 */
      displayId: string;
    };
    CaseHoldDto: {
      reason: string;
      /** @description Who said so */
      by: string;
      /** Format: date-time */
      at: string;
    };
    HoldTakenInDto: {
      reason: string;
      /** @description Who said so */
      by: string;
      /** Format: date-time */
      at: string;
      case: components['schemas']['SurvivingCaseDto'];
    };
    CaseDto: {
      /** Format: uuid */
      id: string;
      /**
       * @description The name people use; accepted wherever an id is
       * @example BW-12
       */
      displayId: string;
      /** @description Counts up within a realm */
      number: number;
      title: string;
      /** @enum {string} */
      status: 'new' | 'triaged' | 'active' | 'contained' | 'closed' | 'merged';
      /** @enum {string|null} */
      closeReason:
        'resolved' | 'false_positive' | 'benign' | 'duplicate' | 'not_actionable' | 'exercise_ended' | 'other' | null;
      severity: number;
      /**
       * @description Who set severity and priority; a person has the last word
       * @enum {string}
       */
      severitySource: 'engine' | 'person';
      /** @description 1: act now */
      priority: number;
      /** @description What the engine makes the severity of */
      factors: components['schemas']['SeverityFactorDto'][];
      /**
       * @description Domains of sensing seen in the case
       * @example [
       *       "airspace",
       *       "cyber"
       *     ]
       */
      kinds: string[];
      /**
       * @description Worst zone an object of the case was in
       * @enum {string}
       */
      zone: 'outside' | 'warning' | 'critical';
      /** @example person:mei */
      assignee: string | null;
      /** @example SG */
      nation: string;
      /** @description The team that owns the case */
      organisation: components['schemas']['CasePlaceDto'];
      site: components['schemas']['CasePlaceDto'];
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @enum {string} */
      pap: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
      /**
       * Format: date-time
       * @description Event time of the earliest alert
       */
      firstSeen: string;
      /**
       * Format: date-time
       * @description Event time of the latest alert
       */
      lastSeen: string;
      /** Format: date-time */
      openedAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** Format: date-time */
      acknowledgedAt: string | null;
      acknowledgedBy: string | null;
      /** Format: date-time */
      closedAt: string | null;
      /** @description Where work goes on: the case that absorbed this one, through as many merges as there were */
      mergedInto: components['schemas']['SurvivingCaseDto'] | null;
      /** @description The case that this one goes on with, which had become too large or too old to take in more */
      continues: components['schemas']['SurvivingCaseDto'] | null;
      /** @description The first case that goes on with this one */
      continuedIn: components['schemas']['SurvivingCaseDto'] | null;
      /** @description Why its alerts are kept whatever the policy of its nation says; null where they are not */
      hold: components['schemas']['CaseHoldDto'] | null;
      /** @description Holds on cases that were merged into this one: they keep its alerts as one of its own would */
      holdsTakenIn: components['schemas']['HoldTakenInDto'][];
      /** @description Alerts of it that were deleted because its nation keeps them no longer */
      alertsRemoved: number;
      /** @description Alerts in the case, repeats included, and those deleted since */
      alertCount: number;
      /** @description Give it as expectedVersion to change only what you have seen */
      version: number;
    };
    CasePageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['CaseDto'][];
    };
    CaseSensorDto: {
      /** Format: uuid */
      id: string;
      code: string | null;
    };
    CasePositionDto: {
      /** @description WGS 84 degrees */
      lat: number;
      /** @description WGS 84 degrees */
      lon: number;
      /** @description Metres above the ellipsoid */
      alt: number | null;
      /** @description One sigma, in metres */
      error: number | null;
    };
    CaseLinkReasonDto: {
      /** @example shared-entity */
      rule: string;
      /** @description Version of the rule */
      version: number;
      text: string;
      /** @description What matched */
      facts: {
        [key: string]: unknown;
      };
      /** @description How much it alone says */
      weight: number;
    };
    CaseAlertDto: {
      /** Format: uuid */
      id: string;
      /**
       * Format: uuid
       * @description The alert it is a repeat of; its own id where it is none
       */
      headId: string;
      /** @enum {string} */
      kind: 'cyber' | 'airspace' | 'human' | 'sensor';
      /** @example suricata:1:2010937 */
      signature: string;
      title: string;
      severity: number;
      confidence: number | null;
      categories: string[];
      sensor: components['schemas']['CaseSensorDto'];
      /**
       * Format: date-time
       * @description As the sensor says
       */
      occurredAt: string;
      /** Format: date-time */
      receivedAt: string;
      position: components['schemas']['CasePositionDto'] | null;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @enum {string} */
      pap: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
      /** @description Times it happened, repeats included */
      occurrences: number;
      /**
       * Format: date-time
       * @description Event time of the earliest occurrence
       */
      firstAt: string;
      /**
       * Format: date-time
       * @description Event time of the latest occurrence
       */
      lastAt: string;
      /** Format: date-time */
      linkedAt: string;
      /**
       * @description Who put it here
       * @enum {string}
       */
      source: 'engine' | 'person';
      /** @description It came later than correlation amends what it said */
      late: boolean;
      score: number;
      reasons: components['schemas']['CaseLinkReasonDto'][];
    };
    CaseAlertPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['CaseAlertDto'][];
    };
    TimelineActorDto: {
      /** @example person:mei */
      id: string;
      name: string;
    };
    CaseNoteDto: {
      /** Format: uuid */
      id: string;
      /** @example person:mei */
      author: string;
      /** @description Markdown */
      body: string;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @enum {string} */
      pap: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
      /** Format: date-time */
      createdAt: string;
    };
    TimelineEntryDto: {
      /** @description Number in the journal of the realm */
      seq: number;
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      type:
        | 'alert.waiting'
        | 'alert.suppressed'
        | 'alert.repeated'
        | 'alert.linked'
        | 'link.amended'
        | 'alert.unlinked'
        | 'case.opened'
        | 'case.updated'
        | 'case.merged'
        | 'case.split'
        | 'case.unmerged'
        | 'case.acknowledged'
        | 'case.acknowledgement_withdrawn'
        | 'case.assigned'
        | 'case.severity_set'
        | 'case.status_changed'
        | 'case.noted'
        | 'case.hold_changed'
        | 'case.alerts_removed'
        | 'triage.changed'
        | 'constraint.placed'
        | 'constraint.ended'
        | 'case.marked'
        | 'part.marked'
        | 'alert.marked'
        | 'marking.requested'
        | 'marking.confirmed'
        | 'marking.refused'
        | 'task.added'
        | 'task.changed'
        | 'observable.added'
        | 'observable.changed'
        | 'evidence.added'
        | 'object.opened'
        | 'object.updated'
        | 'object.zone_entered'
        | 'object.zone_exited'
        | 'object.zone_amended'
        | 'object.judged'
        | 'report.verified'
        | 'sensor.sequence_gap'
        | 'sensor.silent'
        | 'sensor.heard_again'
        | 'vessel.heard_again'
        | 'sensor.tested'
        | 'rule.paused'
        | 'rule.resumed'
        | 'rule.saved'
        | 'rule.moved'
        | 'rule.running'
        | 'rule.back_tested'
        | 'release.prepared'
        | 'release.approval_asked'
        | 'release.approval_given'
        | 'release.published'
        | 'release.updated'
        | 'release.refused'
        | 'release.recalled'
        | 'release.expired'
        | 'release.acknowledged'
        | 'release.forwarded'
        | 'share.received'
        | 'share.updated'
        | 'share.withdrawn'
        | 'share.acknowledged'
        | 'share.forwarded'
        | 'share.approval_given'
        | 'statement.drafted'
        | 'statement.revised'
        | 'statement.asked'
        | 'statement.approved'
        | 'statement.refused'
        | 'statement.released'
        | 'statement.withdrawn'
        | 'statement.approval_asked'
        | 'statement.received'
        | 'statement.taken_back'
        | 'statement.answered'
        | 'rumour.logged'
        | 'rumour.judged'
        | 'rumour.answered'
        | 'match.proposed'
        | 'match.agreed'
        | 'match.revoked'
        | 'match.found'
        | 'related.proposed'
        | 'related.accepted'
        | 'related.dismissed'
        | 'related.withdrawn'
        | 'drill.template_saved'
        | 'drill.template_moved'
        | 'drill.template_released'
        | 'drill.created'
        | 'drill.clock_changed'
        | 'drill.item_delivered'
        | 'drill.item_moved'
        | 'drill.amended'
        | 'drill.expectation_evaluated'
        | 'drill.observed'
        | 'drill.hotwash_answered'
        | 'drill.improvement_added'
        | 'drill.improvement_changed'
        | 'drill.report_written'
        | 'drill.report_released'
        | 'drill.comparison_said'
        | 'drill.real_emergency'
        | 'notification.received';
      /**
       * Format: date-time
       * @description When it happened
       */
      at: string;
      /**
       * Format: date-time
       * @description When it was written down
       */
      recordedAt: string;
      actor: components['schemas']['TimelineActorDto'];
      /**
       * Format: uuid
       * @description This case, or one that was merged into it
       */
      caseId: string;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @description The entry as a sentence */
      text: string;
      /** @description By type, as asyncapi.json describes it */
      data: {
        [key: string]: unknown;
      };
      /**
       * Format: date-time
       * @description When the alert it tells of was deleted by retention; the sentence says so too
       */
      alertRemovedAt: string | null;
      /** @description The note in full, where the entry tells of one */
      note: components['schemas']['CaseNoteDto'] | null;
    };
    TimelinePageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['TimelineEntryDto'][];
    };
    StandingVerdictDto: {
      /** @enum {string} */
      verb: 'acknowledge' | 'reject' | 'ignore' | 'clear';
      reason: string;
      /** @description Name of who said so */
      by: string;
      /** Format: date-time */
      at: string;
    };
    CaseObjectDto: {
      /** Format: uuid */
      id: string;
      identity: string | null;
      class: string | null;
      /** @enum {string} */
      zone: 'outside' | 'warning' | 'critical';
      /** Format: date-time */
      firstSeen: string;
      /** Format: date-time */
      lastSeen: string;
      /** @description Where it was last */
      position: components['schemas']['CasePositionDto'] | null;
      /** @description Metres per second */
      velocity: {
        [key: string]: unknown;
      } | null;
      tracks: {
        [key: string]: unknown;
      }[];
      /** @description Zone crossings */
      transitions: {
        [key: string]: unknown;
      }[];
      /** @enum {string} */
      affiliation: 'friend' | 'neutral' | 'hostile' | 'unknown';
      /** @description More than an echo: the score of its evidence has reached what is needed */
      confirmed: boolean;
      /** @description Why: `affiliation` in words, `score` {value, needed, text}, what has it `explained`, signs of a forged broadcast (`spoofed`), the zones it heads for (`forecast`), and where its `pilot` was said to be */
      assessment: {
        [key: string]: unknown;
      };
      /** @description Null until somebody judged it, and once that was cleared */
      verdict: components['schemas']['StandingVerdictDto'] | null;
      /** Format: date-time */
      updatedAt: string;
    };
    CaseObjectPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['CaseObjectDto'][];
    };
    CaseNotePageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['CaseNoteDto'][];
    };
    AcknowledgeCaseDto: {
      /** @description Version of the case the decision rests on; refused with 409 when the case has changed since */
      expectedVersion?: number;
    };
    AssignCaseDto: {
      /** @description Version of the case the decision rests on; refused with 409 when the case has changed since */
      expectedVersion?: number;
      /**
       * @description Who works on it; null for nobody
       * @example person:mei
       */
      assignee: string | null;
    };
    SetCaseSeverityDto: {
      /** @description Version of the case the decision rests on; refused with 409 when the case has changed since */
      expectedVersion?: number;
      severity: number;
      /** @description Why the engine’s severity does not fit */
      reason: string;
    };
    ChangeCaseStatusDto: {
      /** @description Version of the case the decision rests on; refused with 409 when the case has changed since */
      expectedVersion?: number;
      /**
       * @description From closed, active means to reopen
       * @enum {string}
       */
      to: 'new' | 'triaged' | 'active' | 'contained' | 'closed' | 'merged';
      /** @description To close a case, one of: resolved, false_positive, benign, duplicate, not_actionable, exercise_ended, other. Otherwise a sentence, if there is one to say. */
      reason?: string;
    };
    AddCaseNoteDto: {
      /** @description Markdown, up to 20 kB as UTF-8 */
      body: string;
      /**
       * @description Not less than the case’s, which is the default
       * @enum {string}
       */
      tlp?: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /**
       * @description Not less than the case’s, which is the default
       * @enum {string}
       */
      pap?: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
    };
    HoldCaseDto: {
      /** @description Version of the case the decision rests on; refused with 409 when the case has changed since */
      expectedVersion?: number;
      /** @description Why its alerts are to be kept, or no longer */
      reason: string;
    };
    MoveAlertsDto: {
      /** @description Version of the case the decision rests on; refused with 409 when the case has changed since */
      expectedVersion?: number;
      alertIds: string[];
      /** @description Shown as the reason of the links it makes */
      reason: string;
    };
    DecisionAppliedDto: {
      /** Format: uuid */
      decisionId: string;
      /** @enum {boolean} */
      pending: false;
      /** @description What came of it; after a split newCaseId and newNumber name the new case. After an unmerge, newcomers says how many of the alerts that came since went with the case that is restored, and how many stayed. */
      outcome: {
        [key: string]: unknown;
      } | null;
      /** @description The case decided about, as it is now */
      case: components['schemas']['CaseDto'];
    };
    DecisionPendingDto: {
      /**
       * Format: uuid
       * @description GET /api/v1/decisions/{id} tells what became of it
       */
      decisionId: string;
      /** @enum {boolean} */
      pending: true;
    };
    MergeCaseDto: {
      /** @description Version of the case the decision rests on; refused with 409 when the case has changed since */
      expectedVersion?: number;
      /**
       * @description The case that absorbs this one, by id or number
       * @example BW-12
       */
      into: string;
      /** @description Why both are one */
      reason: string;
    };
    UnmergeCaseDto: {
      /** @description Version of the case the decision rests on; refused with 409 when the case has changed since */
      expectedVersion?: number;
      /** @description Why both are not one after all */
      reason: string;
    };
    KeepApartDto: {
      /** @description Version of the case the decision rests on; refused with 409 when the case has changed since */
      expectedVersion?: number;
      /**
       * @description The case it is never to be one with, by id or number
       * @example BW-12
       */
      from: string;
      /** @description Why both are never to be one */
      reason: string;
    };
    TaskDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      caseId: string;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @enum {string} */
      pap: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
      /** @example person:mei */
      author: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** @description Rises with every change. */
      version: number;
      title: string;
      description: string | null;
      /** @enum {string} */
      state: 'open' | 'done' | 'cancelled';
      assignee: string | null;
      /** Format: date-time */
      due: string | null;
    };
    TaskPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['TaskDto'][];
    };
    AddTaskDto: {
      /**
       * @description Not less than the case’s, which is the default.
       * @enum {string}
       */
      tlp?: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /**
       * @description Not less than the case’s, which is the default.
       * @enum {string}
       */
      pap?: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
      title: string;
      /** @description Markdown, up to 20 kB as UTF-8. */
      description?: string | null;
      /** @example person:mei */
      assignee?: string | null;
      /** Format: date-time */
      due?: string | null;
    };
    ChangeTaskDto: {
      title?: string;
      /** @description Markdown, up to 20 kB as UTF-8. */
      description?: string | null;
      /** @example person:mei */
      assignee?: string | null;
      /** Format: date-time */
      due?: string | null;
      /** @enum {string} */
      state?: 'open' | 'done' | 'cancelled';
      /** @description Refused with 409 when it has changed since. */
      expectedVersion?: number;
    };
    OwnTaskDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @enum {string} */
      pap: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
      /** @example person:mei */
      author: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** @description Rises with every change. */
      version: number;
      title: string;
      description: string | null;
      /** @enum {string} */
      state: 'open' | 'done' | 'cancelled';
      assignee: string | null;
      /** Format: date-time */
      due: string | null;
      /** @description Code of the organisation that is to do it. */
      organisation: string;
    };
    OwnTaskPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['OwnTaskDto'][];
    };
    AddOwnTaskDto: {
      title: string;
      /** @description Markdown, up to 20 kB as UTF-8. */
      description?: string | null;
      /** @example person:mei */
      assignee?: string | null;
      /** Format: date-time */
      due?: string | null;
      /**
       * @default AMBER+STRICT
       * @enum {string}
       */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /**
       * @default AMBER
       * @enum {string}
       */
      pap: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
    };
    ChangeOwnTaskDto: {
      title?: string;
      /** @description Markdown, up to 20 kB as UTF-8. */
      description?: string | null;
      /** @example person:mei */
      assignee?: string | null;
      /** Format: date-time */
      due?: string | null;
      /** @enum {string} */
      state?: 'open' | 'done' | 'cancelled';
      /** @description Refused with 409 when it has changed since. */
      expectedVersion?: number;
    };
    ObservableDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      caseId: string;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @enum {string} */
      pap: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
      /** @example person:mei */
      author: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** @description Rises with every change. */
      version: number;
      /** @enum {string} */
      type:
        | 'ip'
        | 'host'
        | 'user'
        | 'mac'
        | 'domain'
        | 'url'
        | 'hash'
        | 'process'
        | 'asset'
        | 'serial'
        | 'operator'
        | 'mmsi'
        | 'imo';
      value: string;
      note: string | null;
      /** @enum {string} */
      role: 'source' | 'target' | 'subject';
      isIoc: boolean;
    };
    ObservablePageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['ObservableDto'][];
    };
    AddObservableDto: {
      /**
       * @description Not less than the case’s, which is the default.
       * @enum {string}
       */
      tlp?: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /**
       * @description Not less than the case’s, which is the default.
       * @enum {string}
       */
      pap?: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
      /** @enum {string} */
      type:
        | 'ip'
        | 'host'
        | 'user'
        | 'mac'
        | 'domain'
        | 'url'
        | 'hash'
        | 'process'
        | 'asset'
        | 'serial'
        | 'operator'
        | 'mmsi'
        | 'imo';
      /** @example 203.0.113.9 */
      value: string;
      /** @description Markdown, up to 4 kB as UTF-8. */
      note?: string | null;
      /**
       * @description Its part in what happened.
       * @default subject
       * @enum {string}
       */
      role: 'source' | 'target' | 'subject';
      /**
       * @description Whether it is an indicator of compromise.
       * @default false
       */
      isIoc: boolean;
    };
    ChangeObservableDto: {
      /** @description Markdown, up to 4 kB as UTF-8. */
      note?: string | null;
      /**
       * @description Its part in what happened.
       * @default subject
       * @enum {string}
       */
      role: 'source' | 'target' | 'subject';
      /**
       * @description Whether it is an indicator of compromise.
       * @default false
       */
      isIoc: boolean;
      /** @description Refused with 409 when it has changed since. */
      expectedVersion?: number;
    };
    EvidenceDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      caseId: string;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @enum {string} */
      pap: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
      /** @example person:mei */
      author: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** @description Rises with every change. */
      version: number;
      /** @description What the sender called it, without what could mislead. */
      name: string;
      /** @description Length of the content. */
      bytes: number;
      /** @description Of the content, in hexadecimal. */
      sha256: string;
    };
    EvidencePageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['EvidenceDto'][];
    };
    CustodianDto: {
      /** @example person:mei */
      id: string;
      name: string;
    };
    CustodyEntryDto: {
      /** Format: uuid */
      id: string;
      /**
       * @description `damaged`: the stored content no longer has the hash it was added with, and was not given out.
       * @enum {string}
       */
      action: 'added' | 'downloaded' | 'verified' | 'damaged';
      actor: components['schemas']['CustodianDto'];
      /** Format: date-time */
      at: string;
      /** @description Of the content as it then was, in hexadecimal. */
      sha256: string;
    };
    CustodyPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['CustodyEntryDto'][];
    };
    MarkDto: {
      /**
       * @description As it is where absent.
       * @enum {string}
       */
      tlp?: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /**
       * @description As it is where absent.
       * @enum {string}
       */
      pap?: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
      reason: string;
    };
    MarkingDto: {
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @enum {string} */
      pap: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
    };
    MarkingOutcomeDto: {
      /**
       * @description `requested`: the marking would be lower, which waits for another person.
       * @enum {string}
       */
      status: 'unchanged' | 'marked' | 'requested';
      /** @description The marking as it is now. */
      marking: components['schemas']['MarkingDto'];
      /**
       * Format: uuid
       * @description The request another person decides on.
       */
      requestId?: string;
    };
    MarkingActorDto: {
      /** @example person:mei */
      id: string;
      name: string;
    };
    MarkingDecisionDto: {
      by: components['schemas']['MarkingActorDto'];
      /** Format: date-time */
      at: string;
      reason: string | null;
    };
    MarkingRequestDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      thing: 'case' | 'alert' | 'note' | 'task' | 'observable' | 'evidence';
      /** Format: uuid */
      thingId: string;
      /**
       * Format: uuid
       * @description The case it is, or belongs to.
       */
      caseId: string | null;
      caseNumber: number | null;
      /** Format: uuid */
      organisationId: string;
      from: components['schemas']['MarkingDto'];
      to: components['schemas']['MarkingDto'];
      reason: string;
      by: components['schemas']['MarkingActorDto'];
      /** Format: date-time */
      at: string;
      /**
       * @description `lapsed`: the thing has changed since it was asked for.
       * @enum {string}
       */
      state: 'open' | 'confirmed' | 'refused' | 'lapsed';
      decision: components['schemas']['MarkingDecisionDto'] | null;
    };
    MarkingRequestPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['MarkingRequestDto'][];
    };
    ConfirmMarkingDto: {
      reason?: string;
    };
    RefuseMarkingDto: {
      reason: string;
    };
    DeciderDto: {
      /** @example person:mei */
      id: string;
      name: string;
    };
    DecisionDto: {
      /** Format: uuid */
      decisionId: string;
      /** @enum {string} */
      kind: 'link' | 'unlink' | 'merge' | 'split' | 'seal' | 'unseal' | 'open' | 'apart' | 'unmerge';
      /**
       * Format: uuid
       * @description The case decided about; null for an opening that has not made it
       */
      caseId: string | null;
      actor: components['schemas']['DeciderDto'];
      reason: string;
      /** Format: date-time */
      decidedAt: string;
      /** @description Correlation has not taken it yet */
      pending: boolean;
      /** @description Null while pending; `applied` false and `refusal` where what came before left nothing to carry out */
      outcome: {
        [key: string]: unknown;
      } | null;
    };
    TrackPointDto: {
      /** Format: date-time */
      at: string;
      /** @description WGS 84 degrees. */
      lat: number;
      /** @description WGS 84 degrees. */
      lon: number;
      /** @description Metres above the ellipsoid. */
      alt: number | null;
      /** @description One sigma, in metres. */
      error: number | null;
    };
    TrackDto: {
      /** @description The same for as long as the sensor holds the track. */
      id: string;
      /** Format: uuid */
      siteId: string;
      /** Format: uuid */
      sensorId: string;
      /**
       * Format: uuid
       * @description The case it is in, where that is seen.
       */
      caseId: string | null;
      /** @description The newest of its alerts. */
      alertIds: string[];
      /**
       * @description What its sensor last took it for.
       * @example rotary-wing UAV
       */
      objectClass: string | null;
      /**
       * @description By the list of flyers of its site.
       * @enum {string}
       */
      affiliation: 'friend' | 'neutral' | 'hostile' | 'unknown';
      /** @description What accounts for it: an aircraft, a bird, an authorised flight. */
      explained: string[];
      /**
       * @description Of the strictest alert it was made of.
       * @enum {string}
       */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @description Oldest first, thinned evenly where there are more than 150. */
      points: components['schemas']['TrackPointDto'][];
      /** @description Points there were before they were thinned. */
      pointCount: number;
      /** @description Where its pilot was last said to be. */
      operator: components['schemas']['PositionDto'] | null;
    };
    TracksDto: {
      /** @description Newest first. */
      tracks: components['schemas']['TrackDto'][];
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      /** @description Whether there were more than the 500 that are told. */
      truncated: boolean;
    };
    ExplanationStepDto: {
      /** @description In English. */
      text: string;
      /**
       * @description Which sentence it is; what it means does not change.
       * @enum {string}
       */
      messageKey:
        | 'explain.first'
        | 'explain.held'
        | 'tie.shared-entity'
        | 'tie.declared-track'
        | 'tie.sighting-on-track'
        | 'tie.same-path'
        | 'tie.crossing-bearings'
        | 'tie.continued-track'
        | 'tie.brief-track'
        | 'tie.cyber-and-drone'
        | 'tie.sighting-and-drone'
        | 'tie.dependent-asset'
        | 'tie.person'
        | 'tie.other'
        | 'without.entity'
        | 'without.rule'
        | 'placed.linked'
        | 'placed.repeat'
        | 'placed.suppressed'
        | 'placed.uncorrelated'
        | 'placed.waiting'
        | 'near.too-far-apart'
        | 'near.shared-by-too-many'
        | 'near.never-join'
        | 'near.kept-apart'
        | 'near.taken-out'
        | 'near.below-severity'
        | 'near.one-kind'
        | 'near.nothing-shared';
      /** @description What is filled into it. */
      parameters: {
        [key: string]: string | number;
      };
      /** Format: uuid */
      alertId: string;
      title: string;
      /** Format: date-time */
      at: string;
      /**
       * Format: uuid
       * @description The alert it is tied to, told before it; null of the first, and of what no tie holds that could be told.
       */
      viaAlertId: string | null;
      rule: string | null;
      weight: number | null;
      /** @description Ties to others of the case that it has besides. */
      otherTies: number;
    };
    ExplainedEvidenceDto: {
      /** @enum {string} */
      kind: 'entity' | 'rule';
      /**
       * @description Key of the entity, or name of the rule.
       * @example ip:10.0.0.5@SGSIN
       */
      value: string;
    };
    PartOfCaseDto: {
      alerts: number;
      /**
       * Format: uuid
       * @description The one that began first.
       */
      firstAlertId: string;
      title: string;
      severity: number;
      /** @description Whether it would be a case by itself. */
      opens: boolean;
    };
    WhatIfDto: {
      /** @description In English. */
      text: string;
      /**
       * @description Which sentence it is; what it means does not change.
       * @enum {string}
       */
      messageKey:
        | 'explain.first'
        | 'explain.held'
        | 'tie.shared-entity'
        | 'tie.declared-track'
        | 'tie.sighting-on-track'
        | 'tie.same-path'
        | 'tie.crossing-bearings'
        | 'tie.continued-track'
        | 'tie.brief-track'
        | 'tie.cyber-and-drone'
        | 'tie.sighting-and-drone'
        | 'tie.dependent-asset'
        | 'tie.person'
        | 'tie.other'
        | 'without.entity'
        | 'without.rule'
        | 'placed.linked'
        | 'placed.repeat'
        | 'placed.suppressed'
        | 'placed.uncorrelated'
        | 'placed.waiting'
        | 'near.too-far-apart'
        | 'near.shared-by-too-many'
        | 'near.never-join'
        | 'near.kept-apart'
        | 'near.taken-out'
        | 'near.below-severity'
        | 'near.one-kind'
        | 'near.nothing-shared';
      /** @description What is filled into it. */
      parameters: {
        [key: string]: string | number;
      };
      evidence: components['schemas']['ExplainedEvidenceDto'];
      /** @description The largest first, ten at most. */
      parts: components['schemas']['PartOfCaseDto'][];
      partCount: number;
      /** @description Parts that would be cases. */
      caseCount: number;
    };
    CaseExplanationDto: {
      /** Format: uuid */
      caseId: string;
      /** @description Alerts explained, repeats folded into them. */
      alerts: number;
      /** @description There are more than an explanation takes: the earliest are explained. */
      truncated: boolean;
      ties: number;
      /** @description Parts that no tie holds together: one, unless a person’s decision or what you do not see does. */
      parts: number;
      /** @description The steps asked for: from the first alert on, the tie that brought each in. There are as many in all as `alerts`. */
      steps: components['schemas']['ExplanationStepDto'][];
      /** @description What it would fall into without a piece of evidence, twenty at most: those that most alerts hang by. */
      withoutEvidence: components['schemas']['WhatIfDto'][];
    };
    CasePhaseDto: {
      /**
       * @description The part of an intrusion, by the words of its alerts; null where they speak of none.
       * @enum {string|null}
       */
      stage:
        | 'scanning'
        | 'web-probing'
        | 'execution'
        | 'persistence'
        | 'credential-access'
        | 'valid-accounts'
        | 'privilege-escalation'
        | 'command-and-control'
        | 'exfiltration'
        | 'inhibit-response-function'
        | 'impair-process-control'
        | null;
      /**
       * @description Its tactic in MITRE ATT&CK for Enterprise (TA00xx) or ICS (TA01xx).
       * @example TA0006
       */
      tactic: string | null;
      /**
       * @description The machine, or the sensor where no machine is named.
       * @example plc-7
       */
      place: string;
      /**
       * Format: date-time
       * @description Event time of its first alert.
       */
      first: string;
      /** Format: date-time */
      last: string;
      /** @description Alerts, repeats each counted. */
      alerts: number;
      /** Format: uuid */
      firstAlertId: string;
      /** @description Of its first alert. */
      title: string;
    };
    CasePhasesDto: {
      /** Format: uuid */
      caseId: string;
      /** @description Alerts that phases were made of, repeats each counted. */
      alerts: number;
      /** @description There is more than is told: the earliest is. */
      truncated: boolean;
      /** @description In order of when each began, 500 at most. */
      phases: components['schemas']['CasePhaseDto'][];
    };
    MessageDto: {
      /** @description In English. */
      text: string;
      /**
       * @description Which sentence it is; what it means does not change.
       * @enum {string}
       */
      messageKey:
        | 'explain.first'
        | 'explain.held'
        | 'tie.shared-entity'
        | 'tie.declared-track'
        | 'tie.sighting-on-track'
        | 'tie.same-path'
        | 'tie.crossing-bearings'
        | 'tie.continued-track'
        | 'tie.brief-track'
        | 'tie.cyber-and-drone'
        | 'tie.sighting-and-drone'
        | 'tie.dependent-asset'
        | 'tie.person'
        | 'tie.other'
        | 'without.entity'
        | 'without.rule'
        | 'placed.linked'
        | 'placed.repeat'
        | 'placed.suppressed'
        | 'placed.uncorrelated'
        | 'placed.waiting'
        | 'near.too-far-apart'
        | 'near.shared-by-too-many'
        | 'near.never-join'
        | 'near.kept-apart'
        | 'near.taken-out'
        | 'near.below-severity'
        | 'near.one-kind'
        | 'near.nothing-shared';
      /** @description What is filled into it. */
      parameters: {
        [key: string]: string | number;
      };
    };
    PlacementReasonDto: {
      /** @description In English. */
      text: string;
      /**
       * @description Which sentence it is; what it means does not change.
       * @enum {string}
       */
      messageKey:
        | 'explain.first'
        | 'explain.held'
        | 'tie.shared-entity'
        | 'tie.declared-track'
        | 'tie.sighting-on-track'
        | 'tie.same-path'
        | 'tie.crossing-bearings'
        | 'tie.continued-track'
        | 'tie.brief-track'
        | 'tie.cyber-and-drone'
        | 'tie.sighting-and-drone'
        | 'tie.dependent-asset'
        | 'tie.person'
        | 'tie.other'
        | 'without.entity'
        | 'without.rule'
        | 'placed.linked'
        | 'placed.repeat'
        | 'placed.suppressed'
        | 'placed.uncorrelated'
        | 'placed.waiting'
        | 'near.too-far-apart'
        | 'near.shared-by-too-many'
        | 'near.never-join'
        | 'near.kept-apart'
        | 'near.taken-out'
        | 'near.below-severity'
        | 'near.one-kind'
        | 'near.nothing-shared';
      /** @description What is filled into it. */
      parameters: {
        [key: string]: string | number;
      };
      /** Format: uuid */
      alertId: string | null;
      weight: number;
    };
    AlertPlacementDto: {
      /** Format: uuid */
      alertId: string;
      placed: components['schemas']['MessageDto'];
      /** Format: uuid */
      caseId: string | null;
      /** @example BW-12 */
      displayId: string | null;
      /**
       * Format: uuid
       * @description The alert it repeats, or itself.
       */
      headId: string | null;
      /** Format: uuid */
      suppressedBy: string | null;
      /** @description Its ties to other alerts. */
      reasons: components['schemas']['PlacementReasonDto'][];
      /** @description Of one in no case: why, and what nearly brought it into one. */
      near: components['schemas']['MessageDto'][];
    };
    JudgeObjectDto: {
      /**
       * @description acknowledge: there is such a thing, and it is what its sensors take it for. reject: there is none, or it is something else, which counts as a false alarm of its sensors. ignore: it is there and of no concern. clear: takes the last verdict back.
       * @enum {string}
       */
      verb: 'acknowledge' | 'reject' | 'ignore' | 'clear';
      /** @example Seen on camera 4: a gull */
      reason: string;
    };
    ObjectVerdictDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      objectId: string;
      /** @enum {string} */
      verb: 'acknowledge' | 'reject' | 'ignore' | 'clear';
      reason: string;
      /** @example person:mei */
      by: string;
      /** @description Sensors whose tracks the object was made of */
      sensors: string[];
      /** Format: date-time */
      at: string;
    };
    SensorFalseAlarmsDto: {
      /** @example KRPUS-RADAR-1 */
      sensor: string;
      /** @description Objects acknowledged or ignored: there was such a thing */
      genuine: number;
      /** @description Objects rejected */
      falseAlarms: number;
      /** @description False alarms among all that were judged; null of none */
      rate: number | null;
    };
    FalseAlarmsDto: {
      /** Format: date-time */
      from: string;
      sensors: components['schemas']['SensorFalseAlarmsDto'][];
    };
    QueueViewDto: {
      /** Format: uuid */
      id: string;
      name: string;
      /** @description In the filter language, as it prints. */
      filter: string;
      /** @enum {string} */
      sort: 'priority' | 'newest' | 'oldest' | 'due';
      shared: boolean;
      /** @description Whether you made it. */
      mine: boolean;
      /** @description Rows it shows you now. */
      count: number;
    };
    QueueViewListDto: {
      items: components['schemas']['QueueViewDto'][];
    };
    CreateQueueViewDto: {
      /** @example Ports, high */
      name: string;
      /**
       * @description In the filter language (docs/queue.md).
       * @default
       */
      filter: string;
      /**
       * @default priority
       * @enum {string}
       */
      sort: 'priority' | 'newest' | 'oldest' | 'due';
      /**
       * @description Seen by everybody of the organisation; needs `view.share`.
       * @default false
       */
      shared: boolean;
    };
    ChangeQueueViewDto: {
      name?: string;
      filter?: string;
      /** @enum {string} */
      sort?: 'priority' | 'newest' | 'oldest' | 'due';
      shared?: boolean;
    };
    QueueSiteDto: {
      /** Format: uuid */
      id: string;
      /** @example SGSIN */
      code: string;
      name: string;
      /** @example Asia/Singapore */
      timezone: string;
    };
    QueuePersonDto: {
      /** @example person:0190c0de-0000-7000-8000-000000000001 */
      id: string;
      /** @description The id again where the name is not yours to know. */
      name: string;
    };
    QueueClosedDto: {
      /** Format: date-time */
      at: string;
      by: components['schemas']['QueuePersonDto'] | null;
      /** @example false_positive */
      reason: string | null;
    };
    QueueSensorDto: {
      /** Format: uuid */
      id: string;
      name: string;
    };
    QueueRowDto: {
      /** @enum {string} */
      kind: 'case' | 'alert';
      /**
       * Format: uuid
       * @description Of the case, or of the alert; unique together with the kind.
       */
      id: string;
      /**
       * @description Null for an alert.
       * @example BW-12
       */
      displayId: string | null;
      title: string;
      severity: number;
      /** @description 1 is the most urgent. */
      priority: number;
      /** @enum {string} */
      status: 'waiting' | 'new' | 'triaged' | 'active' | 'contained' | 'closed';
      /**
       * @example [
       *       "cyber",
       *       "airspace"
       *     ]
       */
      domains: string[];
      /**
       * @description Null where nothing flew.
       * @enum {string|null}
       */
      zone: 'outside' | 'warning' | 'critical' | null;
      site: components['schemas']['QueueSiteDto'] | null;
      /** @example SG */
      nation: string;
      assignee: components['schemas']['QueuePersonDto'] | null;
      /** @description Alerts of a case; times an alert came, repeats included. */
      count: number;
      /** Format: date-time */
      firstSeen: string;
      /** Format: date-time */
      lastSeen: string;
      /**
       * Format: date-time
       * @description When the case was opened, or the alert came in.
       */
      arrivedAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** Format: date-time */
      acknowledgedAt: string | null;
      /**
       * Format: date-time
       * @description Null where no target is set.
       */
      due: string | null;
      /**
       * @description What is due.
       * @enum {string|null}
       */
      dueKind: 'acknowledge' | 'resolve' | null;
      /** Format: date-time */
      snoozedUntil: string | null;
      closed: components['schemas']['QueueClosedDto'] | null;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @description Of the case, or of what people did with the alert; 0 before they did. */
      version: number;
      /** @description Of an alert: the format it came in. */
      format: string | null;
      /** @description Of an alert. */
      sensor: components['schemas']['QueueSensorDto'] | null;
      /** @description Of an alert: the signature that fired. */
      rule: string | null;
      /** @description One sentence: why it is here. */
      why: string;
    };
    QueuePageDto: {
      items: components['schemas']['QueueRowDto'][];
      /** @description Cursor of the next page; null on the last. */
      nextCursor: string | null;
      /** @description Rows on all pages together, exactly. */
      total: number;
      /** @description Cursor of the live feed this was read at: subscribe from it to miss nothing. */
      asOf: number;
    };
    SuggestionDto: {
      /**
       * @description What to put there, with quotes where it needs them.
       * @example SGSIN
       */
      text: string;
      /** @example Port of Singapore */
      label: string;
      /** @description Rows that wait now and have it. */
      count?: number;
    };
    SuggestionsDto: {
      /** @description First place of the text that is replaced. */
      from: number;
      /** @description First place after what is replaced. */
      to: number;
      items: components['schemas']['SuggestionDto'][];
    };
    HistogramBucketDto: {
      /** Format: date-time */
      at: string;
      info: number;
      low: number;
      medium: number;
      high: number;
      critical: number;
    };
    QueueHistogramDto: {
      /** Format: date-time */
      from: string;
      /** @example 60 */
      bucketSeconds: number;
      /** @description The last 60 minutes, the one that runs included. */
      buckets: components['schemas']['HistogramBucketDto'][];
    };
    TargetMinutesDto: {
      /** @description Null promises nothing. */
      info: number | null;
      /** @description Null promises nothing. */
      low: number | null;
      /** @description Null promises nothing. */
      medium: number | null;
      /** @description Null promises nothing. */
      high: number | null;
      /** @description Null promises nothing. */
      critical: number | null;
    };
    ResponseTargetsDto: {
      /** @description Until somebody has acknowledged it. */
      acknowledge: components['schemas']['TargetMinutesDto'];
      /** @description Until it is closed. */
      resolve: components['schemas']['TargetMinutesDto'];
    };
    TriageSubjectDto: {
      /** @enum {string} */
      kind: 'case' | 'alert';
      /**
       * Format: uuid
       * @description Id of the case or of the alert
       */
      id: string;
    };
    TakeSelectionDto: {
      items?: components['schemas']['TriageSubjectDto'][];
      /** @description In the language of GET /queue */
      filter?: string;
    };
    QueueSelectionDto: {
      /** Format: uuid */
      id: string;
      /** @description How many it holds, for good */
      count: number;
      /** Format: date-time */
      takenAt: string;
      /** Format: date-time */
      expiresAt: string;
    };
    TriageActionDto: {
      /**
       * @description acknowledge (and take what is with nobody); assign (to); close (reason, note?); reopen; snooze (until); wake; escalate (into?) alerts to a case; merge (into) cases; note (text) on cases
       * @enum {string}
       */
      type: 'acknowledge' | 'assign' | 'close' | 'reopen' | 'snooze' | 'wake' | 'escalate' | 'merge' | 'note';
      /**
       * Format: uuid
       * @description Account; null for nobody
       */
      to?: string | null;
      /** @enum {string} */
      reason?: 'false_positive' | 'benign' | 'duplicate' | 'exercise' | 'resolved' | 'other';
      /** @description Why it is closed, in a sentence */
      note?: string;
      /**
       * Format: date-time
       * @description When it comes back; within 90 days
       */
      until?: string;
      /**
       * Format: uuid
       * @description Id of the case that takes in
       */
      into?: string;
      /** @description Markdown, up to 20 kB as UTF-8 */
      text?: string;
    };
    TakeActionDto: {
      /** Format: uuid */
      selectionId?: string;
      items?: components['schemas']['TriageSubjectDto'][];
      action: components['schemas']['TriageActionDto'];
    };
    ActionItemDto: {
      /** @enum {string} */
      kind: 'case' | 'alert';
      /**
       * Format: uuid
       * @description Id of the case or of the alert
       */
      id: string;
      /**
       * @description Done as well where it was so already
       * @enum {string}
       */
      outcome: 'done' | 'refused';
      /** @description Why not: not_found, alert_in_case, changed_since … */
      code?: string;
      message?: string;
      /**
       * Format: uuid
       * @description The case it is in now, or was opened as
       */
      caseId?: string;
    };
    ActionDto: {
      /**
       * Format: uuid
       * @description By which it can be undone
       */
      id: string;
      /** @description What was done */
      action: {
        [key: string]: unknown;
      };
      done: number;
      refused: number;
      /** @description In the order in which they were named */
      items: components['schemas']['ActionItemDto'][];
      /**
       * Format: date-time
       * @description Null when it cannot be undone
       */
      undoableUntil: string | null;
    };
    ConstraintPlaceDto: {
      /** Format: uuid */
      id: string;
      code: string | null;
    };
    ConstraintEntityDto: {
      /** @enum {string} */
      type:
        | 'ip'
        | 'host'
        | 'user'
        | 'mac'
        | 'domain'
        | 'url'
        | 'hash'
        | 'process'
        | 'asset'
        | 'serial'
        | 'operator'
        | 'mmsi'
        | 'imo';
      /** @example 10.0.0.53 */
      value: string;
    };
    ConstraintPersonDto: {
      /** @example person:mei */
      id: string;
      name: string;
    };
    HiddenAlertsDto: {
      /** @description Alerts with their repeats; of those you see. */
      count: number;
      /**
       * Format: date-time
       * @description When the last of them arrived.
       */
      lastAt: string | null;
    };
    ConstraintDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'never_join' | 'suppression';
      /** @enum {string} */
      state: 'pending' | 'in_force' | 'expired' | 'ended';
      /** @enum {string} */
      cause: 'false_positive' | 'shared_infrastructure' | 'expected_activity' | 'maintenance' | 'duplicate' | 'other';
      reason: string;
      site: components['schemas']['ConstraintPlaceDto'];
      entity: components['schemas']['ConstraintEntityDto'] | null;
      signature: string | null;
      sensor: components['schemas']['ConstraintPlaceDto'] | null;
      severityAtMost: number;
      /** Format: date-time */
      expiresAt: string | null;
      owner: components['schemas']['ConstraintPersonDto'];
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      endedAt: string | null;
      endedBy: components['schemas']['ConstraintPersonDto'] | null;
      endReason: string | null;
      /** @description What it keeps from the queue: `GET /alerts?suppressed={id}`. Null of what is never to join. */
      hidden: components['schemas']['HiddenAlertsDto'] | null;
    };
    ConstraintPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['ConstraintDto'][];
    };
    PlaceConstraintDto: {
      /**
       * @description `never_join`: alerts that share the entity are not joined because of it. `suppression`: alerts that meet every term are kept, counted and readable, out of cases and of the queue.
       * @enum {string}
       */
      kind: 'never_join' | 'suppression';
      /**
       * Format: uuid
       * @description The site it holds at.
       */
      siteId: string;
      /** @enum {string} */
      cause: 'false_positive' | 'shared_infrastructure' | 'expected_activity' | 'maintenance' | 'duplicate' | 'other';
      /** @description Why, for whoever comes after. */
      reason: string;
      /** @description Required to never join by. */
      entity?: components['schemas']['ConstraintEntityDto'];
      /** @description Of a suppression, like the terms that follow. */
      signature?: string;
      /** Format: uuid */
      sensorId?: string;
      /** @description What is more severe is not hidden. */
      severityAtMost?: number;
      /**
       * Format: date-time
       * @description Concerns what happens before then. Required of a suppression, at most 90 days ahead.
       */
      expiresAt?: string;
      /**
       * @description The organisation’s default where absent.
       * @enum {string}
       */
      tlp?: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
    };
    EndConstraintDto: {
      reason: string;
    };
    BackTestDto: {
      /** @description A text that need not be saved. */
      text?: string;
      /**
       * Format: uuid
       * @description The rule that is tried, or that the text is to take the place of.
       */
      ruleId?: string;
      /** @description The newest where absent. */
      version?: number;
      /**
       * @description Of a text alone.
       * @default organisation
       * @enum {string}
       */
      scope: 'organisation' | 'nation';
      /**
       * Format: date-time
       * @description Event time; a day before `to` where absent.
       */
      from?: string;
      /**
       * Format: date-time
       * @description Event time; now where absent. At most 31 days after `from`.
       */
      to?: string;
      /** @description Codes of sites; all that rules of yours may run at where absent. */
      sites?: string[];
    };
    RuleFiredDto: {
      /** @description Of alerts you see, as they were marked when it fired. */
      count: number;
      /**
       * Format: date-time
       * @description Event time.
       */
      lastAt: string | null;
    };
    RuleSummaryDto: {
      /** @description A UUID; of a shipped rule, what its links are kept under. */
      id: string;
      /**
       * @description How far the version furthest along has come.
       * @enum {string}
       */
      state: 'draft' | 'test' | 'live' | 'retired' | 'shipped';
      title: string;
      /** @enum {string} */
      level: 'informational' | 'low' | 'medium' | 'high' | 'critical';
      /** @enum {string} */
      scope: 'organisation' | 'nation' | 'everywhere';
      /** @description Who wrote that version. */
      author: string | null;
      /** @description That version. */
      version: number;
      /** @description The newest version. */
      latest: number;
      /** @description Whether a version waits for a second person. */
      asked: boolean;
      fired: components['schemas']['RuleFiredDto'];
      /** @description At how many sites it rests. */
      resting: number;
    };
    BookListDto: {
      items: components['schemas']['RuleSummaryDto'][];
    };
    RulePersonDto: {
      /** @example person:mei */
      id: string;
      name: string;
    };
    RuleVersionDto: {
      version: number;
      /** @enum {string} */
      state: 'draft' | 'test' | 'live' | 'retired';
      title: string;
      /** @enum {string} */
      level: 'informational' | 'low' | 'medium' | 'high' | 'critical';
      comment: string;
      author: components['schemas']['RulePersonDto'];
      /** Format: date-time */
      savedAt: string;
      /** @description Who asked that it go live. */
      askedBy: components['schemas']['RulePersonDto'] | null;
      /** @description Who approved or refused that last. */
      reviewedBy: components['schemas']['RulePersonDto'] | null;
      /** @description Why. */
      review: string | null;
      /** @description Where in the order of inputs it began to run as it does now; it reads the alerts after it. */
      runsSince: number | null;
      fired: components['schemas']['RuleFiredDto'];
      /** @description What it would have done in its last test, of alerts you see. */
      matches: number;
      /** @description Whether there were more than are kept. */
      moreMatches: boolean;
    };
    RulePauseDto: {
      /** Format: uuid */
      id: string;
      /** @description Code of the site it rests at. */
      site: string;
      /** @enum {string} */
      over: 'groups' | 'events';
      most: number;
      /**
       * Format: date-time
       * @description Event time.
       */
      from: string;
      /**
       * Format: date-time
       * @description Event time.
       */
      until: string;
      /** @description Who ended it before its time. */
      resumedBy: components['schemas']['RulePersonDto'] | null;
    };
    BookRuleDto: {
      /** @description A UUID; of a shipped rule, what its links are kept under. */
      id: string;
      /**
       * @description How far the version furthest along has come.
       * @enum {string}
       */
      state: 'draft' | 'test' | 'live' | 'retired' | 'shipped';
      title: string;
      /** @enum {string} */
      level: 'informational' | 'low' | 'medium' | 'high' | 'critical';
      /** @enum {string} */
      scope: 'organisation' | 'nation' | 'everywhere';
      /** @description Who wrote that version. */
      author: string | null;
      /** @description That version. */
      version: number;
      /** @description The newest version. */
      latest: number;
      /** @description Whether a version waits for a second person. */
      asked: boolean;
      fired: components['schemas']['RuleFiredDto'];
      /** @description At how many sites it rests. */
      resting: number;
      /** @description Newest first; none of a shipped rule. */
      versions: components['schemas']['RuleVersionDto'][];
      /** @description Newest first, the last 50. */
      pauses: components['schemas']['RulePauseDto'][];
      /** @description Of the version furthest along; of a shipped rule, of the file it is in. */
      text: string;
      /** @description Of a shipped rule. */
      file: string | null;
    };
    RuleVersionTextDto: {
      version: number;
      /** @enum {string} */
      state: 'draft' | 'test' | 'live' | 'retired';
      title: string;
      /** @enum {string} */
      level: 'informational' | 'low' | 'medium' | 'high' | 'critical';
      comment: string;
      author: components['schemas']['RulePersonDto'];
      /** Format: date-time */
      savedAt: string;
      /** @description Who asked that it go live. */
      askedBy: components['schemas']['RulePersonDto'] | null;
      /** @description Who approved or refused that last. */
      reviewedBy: components['schemas']['RulePersonDto'] | null;
      /** @description Why. */
      review: string | null;
      /** @description Where in the order of inputs it began to run as it does now; it reads the alerts after it. */
      runsSince: number | null;
      fired: components['schemas']['RuleFiredDto'];
      /** @description What it would have done in its last test, of alerts you see. */
      matches: number;
      /** @description Whether there were more than are kept. */
      moreMatches: boolean;
      text: string;
    };
    ShadowMatchDto: {
      /** @description Code of the site. */
      site: string;
      /** @description The values grouped by. */
      group: string;
      /**
       * Format: date-time
       * @description Event time: the end of the first window.
       */
      firstAt: string;
      /** Format: date-time */
      lastAt: string;
      alertIds: string[];
      /** @description Whether more alerts took part than are named. */
      more: boolean;
      /** @description Numbers of the cases you see that the alerts are in now. */
      cases: number[];
    };
    ShadowMatchListDto: {
      /** @description Newest first, at most 200, of those whose alerts you see. */
      items: components['schemas']['ShadowMatchDto'][];
    };
    RuleTextDto: {
      /** @description Sigma, as docs/rules.md tells; one rule and what it is made of. */
      text: string;
    };
    CheckedRuleDto: {
      /** @description None where it can be saved. */
      faults: components['schemas']['TextFaultDto'][];
      title: string | null;
      /** @enum {string|null} */
      level: 'informational' | 'low' | 'medium' | 'high' | 'critical' | null;
    };
    CreateRuleTextDto: {
      /** @description Sigma, as docs/rules.md tells; one rule and what it is made of. */
      text: string;
      /** @description What is new, for whoever comes after. */
      comment: string;
      /**
       * @description At which sites it runs: those of the organisation, or, of a nation’s CERT alone, of the nation.
       * @default organisation
       * @enum {string}
       */
      scope: 'organisation' | 'nation';
    };
    SaveVersionDto: {
      /** @description Sigma, as docs/rules.md tells; one rule and what it is made of. */
      text: string;
      /** @description What is new, for whoever comes after. */
      comment: string;
      /** @description The version it was written from: the latest, or 409. */
      after: number;
    };
    MoveRuleDto: {
      reason: string;
    };
    NamedRecipientDto: {
      /** @enum {string} */
      kind: 'nation' | 'organisation' | 'person';
      /**
       * @description Of kind nation
       * @example SG
       */
      nation?: string;
      /**
       * Format: uuid
       * @description Of kind organisation
       */
      organisationId?: string;
      /**
       * Format: uuid
       * @description Of kind person
       */
      accountId?: string;
    };
    SelectionDto: {
      /** @default [] */
      case: ('title' | 'status' | 'severity' | 'factors' | 'kinds' | 'zone' | 'times' | 'assignee' | 'site')[];
      /**
       * @description Which alerts go: ids, or `all`
       * @default []
       */
      alerts: 'all' | string[];
      /** @default [] */
      alertFields: (
        | 'kind'
        | 'title'
        | 'description'
        | 'severity'
        | 'confidence'
        | 'categories'
        | 'techniques'
        | 'signature'
        | 'times'
        | 'position'
        | 'entities'
        | 'sensor'
        | 'occurrences'
        | 'reasons'
        | 'rating'
      )[];
      /**
       * @description Which drones and vessels go: ids, or `all`
       * @default []
       */
      objects: 'all' | string[];
      /**
       * @description Which notes go: ids, or `all`
       * @default []
       */
      notes: 'all' | string[];
      /**
       * @description Which observables go: ids, or `all`
       * @default []
       */
      observables: 'all' | string[];
      /**
       * @description Which tasks go: ids, or `all`
       * @default []
       */
      tasks: 'all' | string[];
    };
    RedactionsDto: {
      /** @description Cell of the grid positions are rounded to */
      roundPositionsKm?: number;
      /** @description Which sensor saw what is withheld */
      withholdSensors?: boolean;
      /** @description Addresses that mean nothing outside are removed, in texts too */
      removeInternalAddresses?: boolean;
      /** @description Titles, descriptions, notes and reasons people gave are withheld */
      withholdFreeText?: boolean;
      /** @description Who wrote, decided or is assigned is withheld */
      withholdPeople?: boolean;
      /** @description Span times are rounded down to */
      roundTimesMinutes?: number;
    };
    ApprovalDto: {
      /** @enum {string} */
      mode: 'none' | 'quorum' | 'consensus';
      /** @description How many must approve, by quorum */
      quorum?: number;
      approvers?: components['schemas']['NamedRecipientDto'][];
      /**
       * Format: date-time
       * @description What is not decided by then is refused
       */
      deadline?: string;
    };
    CreateReleaseDto: {
      /**
       * @description The case, by id or number
       * @example BW-12
       */
      case: string;
      recipients: components['schemas']['NamedRecipientDto'][];
      selection: components['schemas']['SelectionDto'];
      redactions?: components['schemas']['RedactionsDto'];
      /** @description What it is for; recipients read it */
      purpose: string;
      /**
       * Format: date-time
       * @description Within 366 days
       */
      expiresAt: string;
      /**
       * @description Whether recipients may pass it on
       * @default false
       */
      onward: boolean;
      /**
       * @description Whether recipients learn whose it is
       * @default true
       */
      attributed: boolean;
      /**
       * @description Publishes a new version whenever the case changes
       * @default false
       */
      follow: boolean;
      /** @description None unless given */
      approval?: components['schemas']['ApprovalDto'];
    };
    RecipientDto: {
      /** @enum {string} */
      kind: 'nation' | 'organisation' | 'person';
      /** @example SG */
      nation: string;
      /** Format: uuid */
      organisationId?: string;
      /** Format: uuid */
      accountId?: string;
    };
    ReleaseDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      state: 'draft' | 'awaiting' | 'published' | 'recalled' | 'expired' | 'refused';
      /** Format: uuid */
      caseId: string;
      /** @example KR */
      nation: string;
      /** Format: uuid */
      organisationId: string;
      /**
       * @description The strictest marking of what was chosen
       * @enum {string}
       */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      purpose: string;
      /** Format: date-time */
      expiresAt: string;
      onward: boolean;
      attributed: boolean;
      follow: boolean;
      recipients: components['schemas']['RecipientDto'][];
      /** @description As it was asked for */
      selection: {
        [key: string]: unknown;
      };
      /** @description As they were asked for */
      redactions: {
        [key: string]: unknown;
      };
      /** @description mode, quorum, seats, deadline */
      approval: {
        [key: string]: unknown;
      };
      /** @description Who prepared it: id, name */
      createdBy: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      createdAt: string;
      /** @description SHA-256 over all packages, as last approved or published */
      hash: string;
      /** @description 0 until it is published */
      version: number;
      /** Format: date-time */
      publishedAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
    };
    WithheldPartDto: {
      /** @example note */
      kind: string;
      /**
       * Format: uuid
       * @description Your own id of it
       */
      id: string;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @enum {string} */
      by: 'recipient_kind' | 'not_in_community' | 'link_cap' | 'above_release' | 'names_withheld_alert';
    };
    RedactionEffectDto: {
      /** @example round-positions */
      redaction: string;
      /** @description Values changed or removed */
      values: number;
    };
    PackagePreviewDto: {
      recipient: components['schemas']['RecipientDto'];
      /** @description What the recipient gets, to the byte; null for nothing */
      package: {
        [key: string]: unknown;
      } | null;
      /** @description SHA-256 of the package’s canonical JSON (RFC 8785) */
      hash: string | null;
      /** @description Chosen, and kept back; for the owner’s side alone */
      withheld: components['schemas']['WithheldPartDto'][];
      /** @description In the order in which they applied */
      redactions: components['schemas']['RedactionEffectDto'][];
    };
    ReleasePreviewDto: {
      /** Format: uuid */
      releaseId: string;
      /** @enum {string} */
      state: 'draft' | 'awaiting' | 'published' | 'recalled' | 'expired' | 'refused';
      /** @description What an approval or the publication is to name */
      hash: string;
      /** @description To an approver of another nation: its own alone */
      packages: components['schemas']['PackagePreviewDto'][];
    };
    PreparedReleaseDto: {
      release: components['schemas']['ReleaseDto'];
      preview: components['schemas']['ReleasePreviewDto'];
    };
    ReleasePageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['ReleaseDto'][];
    };
    ReleaseApprovalDto: {
      /** Format: uuid */
      id: string;
      /** @description Place among the seats of the approval */
      seat: number;
      /** @description id, name */
      actor: {
        [key: string]: unknown;
      };
      /** @enum {string} */
      verdict: 'approve' | 'refuse' | 'abstain';
      reason: string;
      /** @description Of the packages it was given on; it counts for no others */
      hash: string;
      /** Format: date-time */
      at: string;
    };
    ReleaseTallyDto: {
      /** @enum {string} */
      outcome: 'approved' | 'refused' | 'pending';
      /** @description By seat; null where it has not spoken */
      seats: ('approve' | 'refuse' | 'abstain')[];
    };
    ReleaseReceiptDto: {
      /** @example SG */
      nation: string;
      /** Format: uuid */
      organisationId: string;
      /** Format: date-time */
      at: string;
    };
    SharedWithDto: {
      /** Format: uuid */
      shareId: string;
      recipient: components['schemas']['RecipientDto'];
      version: number;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      hash: string;
      /** @description The version a recipient reads now */
      open: boolean;
      /**
       * Format: uuid
       * @description The share whose holder passed it on
       */
      forwardedFrom: string | null;
      receipts: components['schemas']['ReleaseReceiptDto'][];
    };
    ReleaseDetailDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      state: 'draft' | 'awaiting' | 'published' | 'recalled' | 'expired' | 'refused';
      /** Format: uuid */
      caseId: string;
      /** @example KR */
      nation: string;
      /** Format: uuid */
      organisationId: string;
      /**
       * @description The strictest marking of what was chosen
       * @enum {string}
       */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      purpose: string;
      /** Format: date-time */
      expiresAt: string;
      onward: boolean;
      attributed: boolean;
      follow: boolean;
      recipients: components['schemas']['RecipientDto'][];
      /** @description As it was asked for */
      selection: {
        [key: string]: unknown;
      };
      /** @description As they were asked for */
      redactions: {
        [key: string]: unknown;
      };
      /** @description mode, quorum, seats, deadline */
      approval: {
        [key: string]: unknown;
      };
      /** @description Who prepared it: id, name */
      createdBy: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      createdAt: string;
      /** @description SHA-256 over all packages, as last approved or published */
      hash: string;
      /** @description 0 until it is published */
      version: number;
      /** Format: date-time */
      publishedAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
      approvals: components['schemas']['ReleaseApprovalDto'][];
      /** @description On the packages of `hash` */
      tally: components['schemas']['ReleaseTallyDto'];
      shares: components['schemas']['SharedWithDto'][];
    };
    GiveApprovalDto: {
      /** @enum {string} */
      verdict: 'approve' | 'refuse' | 'abstain';
      reason: string;
      /** @description Of the preview it rests on */
      hash: string;
    };
    PublishReleaseDto: {
      /** @description Of the preview that was read; refused with 409 when the case has changed since */
      hash: string;
    };
    RecallReleaseDto: {
      reason: string;
    };
    LinkCapDto: {
      /**
       * @description The strictest marking that goes there
       * @enum {string}
       */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /**
       * @description The nation the link leads to
       * @example SG
       */
      to: string;
      /** Format: date-time */
      setAt: string;
    };
    LinkCapListDto: {
      /** @description Nations that are not listed have no cap of their own */
      items: components['schemas']['LinkCapDto'][];
    };
    SetLinkCapDto: {
      /**
       * @description The strictest marking that goes there
       * @enum {string}
       */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
    };
    ShareDto: {
      /** Format: uuid */
      id: string;
      version: number;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /**
       * @description As what you receive it
       * @enum {string}
       */
      as: 'nation' | 'organisation' | 'person';
      purpose: string;
      /** @description nation, organisation; null where its owner does not say */
      from: {
        [key: string]: unknown;
      } | null;
      /** @description Whether you may pass it on */
      onward: boolean;
      /** @description It came by another recipient */
      forwarded: boolean;
      /** Format: date-time */
      receivedAt: string;
      /** Format: date-time */
      expiresAt: string;
      /**
       * Format: date-time
       * @description By your organisation
       */
      acknowledgedAt: string | null;
      /** @description SHA-256 of the package’s canonical JSON (RFC 8785) */
      hash: string;
    };
    SharePageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['ShareDto'][];
    };
    ShareDetailDto: {
      /** Format: uuid */
      id: string;
      version: number;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /**
       * @description As what you receive it
       * @enum {string}
       */
      as: 'nation' | 'organisation' | 'person';
      purpose: string;
      /** @description nation, organisation; null where its owner does not say */
      from: {
        [key: string]: unknown;
      } | null;
      /** @description Whether you may pass it on */
      onward: boolean;
      /** @description It came by another recipient */
      forwarded: boolean;
      /** Format: date-time */
      receivedAt: string;
      /** Format: date-time */
      expiresAt: string;
      /**
       * Format: date-time
       * @description By your organisation
       */
      acknowledgedAt: string | null;
      /** @description SHA-256 of the package’s canonical JSON (RFC 8785) */
      hash: string;
      /** @description All there is to know; see docs/sharing.md */
      package: {
        [key: string]: unknown;
      };
    };
    ForwardShareDto: {
      recipients: components['schemas']['NamedRecipientDto'][];
    };
    MatchDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      agreementId: string;
      /**
       * @description Who holds it too; which organisation there is not told
       * @example SG
       */
      partner: string;
      /** @enum {string} */
      type:
        | 'ip'
        | 'host'
        | 'user'
        | 'mac'
        | 'domain'
        | 'url'
        | 'hash'
        | 'process'
        | 'asset'
        | 'serial'
        | 'operator'
        | 'mmsi'
        | 'imo';
      /** @description As you submitted it */
      value: string;
      /** Format: date-time */
      foundAt: string;
    };
    MatchPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['MatchDto'][];
    };
    MatchAgreementDto: {
      /** Format: uuid */
      id: string;
      /** @example KR */
      proposer: string;
      /** @example SG */
      partner: string;
      /** @enum {string} */
      state: 'proposed' | 'agreed' | 'revoked';
      /** Format: date-time */
      proposedAt: string;
      /** Format: date-time */
      agreedAt: string | null;
      /** Format: date-time */
      revokedAt: string | null;
      /** @description The nation that ended it */
      revokedBy: string | null;
    };
    MatchAgreementListDto: {
      items: components['schemas']['MatchAgreementDto'][];
    };
    ProposeAgreementDto: {
      /**
       * @description The nation to compare indicators with
       * @example SG
       */
      partner: string;
    };
    SubmittedIndicatorDto: {
      /**
       * Format: uuid
       * @description An alert you see that names it
       */
      alertId?: string;
      /**
       * Format: uuid
       * @description Or an observable you see that is it
       */
      observableId?: string;
      /** @enum {string} */
      type:
        | 'ip'
        | 'host'
        | 'user'
        | 'mac'
        | 'domain'
        | 'url'
        | 'hash'
        | 'process'
        | 'asset'
        | 'serial'
        | 'operator'
        | 'mmsi'
        | 'imo';
      /** @example 203.0.113.9 */
      value: string;
    };
    SubmitIndicatorsDto: {
      indicators: components['schemas']['SubmittedIndicatorDto'][];
    };
    StatementOrganisationDto: {
      /** Format: uuid */
      id: string;
      /** @example sg-port-soc */
      code: string;
      name: string;
    };
    StatementCaseDto: {
      /** Format: uuid */
      id: string;
      /** @example BW-12 */
      displayId: string;
    };
    StatementPersonDto: {
      /** @example person:mei */
      id: string;
      name: string;
    };
    StatementDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      state: 'draft' | 'asked' | 'approved' | 'refused' | 'released' | 'withdrawn';
      /** @description The version that holds */
      version: number;
      title: string;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @example SG */
      nation: string;
      organisation: components['schemas']['StatementOrganisationDto'];
      case: components['schemas']['StatementCaseDto'] | null;
      /**
       * Format: uuid
       * @description The statement it puts right
       */
      corrects: string | null;
      /** @description Nations whose approval it needs */
      asked: string[];
      /** @description Nations it went out to */
      addressed: string[];
      createdBy: components['schemas']['StatementPersonDto'];
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      changedAt: string;
      /** Format: date-time */
      releasedAt: string | null;
      /** Format: date-time */
      withdrawnAt: string | null;
      withdrawnBecause: string | null;
    };
    StatementPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['StatementDto'][];
    };
    StatementTextDto: {
      /**
       * @description BCP 47
       * @example en
       */
      language: string;
      /** @description Up to 16000 bytes */
      text: string;
    };
    StatementVersionDto: {
      version: number;
      title: string;
      texts: components['schemas']['StatementTextDto'][];
      /** @description SHA-256 of title, texts and marking: the same here and where it is asked or told */
      hash: string;
      author: components['schemas']['StatementPersonDto'];
      /** Format: date-time */
      createdAt: string;
    };
    StatementSeatDto: {
      /** @example MY */
      nation: string;
      /**
       * @description Null where it has not answered
       * @enum {string|null}
       */
      verdict: 'approve' | 'refuse' | null;
    };
    StatementAnswerDto: {
      /** Format: uuid */
      id: string;
      /** @description It counts for this version and for no other */
      version: number;
      /** @example MY */
      nation: string;
      actor: components['schemas']['StatementPersonDto'];
      /** @enum {string} */
      verdict: 'approve' | 'refuse';
      words: string;
      /** Format: date-time */
      at: string;
    };
    StatementDetailDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      state: 'draft' | 'asked' | 'approved' | 'refused' | 'released' | 'withdrawn';
      /** @description The version that holds */
      version: number;
      title: string;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @example SG */
      nation: string;
      organisation: components['schemas']['StatementOrganisationDto'];
      case: components['schemas']['StatementCaseDto'] | null;
      /**
       * Format: uuid
       * @description The statement it puts right
       */
      corrects: string | null;
      /** @description Nations whose approval it needs */
      asked: string[];
      /** @description Nations it went out to */
      addressed: string[];
      createdBy: components['schemas']['StatementPersonDto'];
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      changedAt: string;
      /** Format: date-time */
      releasedAt: string | null;
      /** Format: date-time */
      withdrawnAt: string | null;
      withdrawnBecause: string | null;
      /** @description Newest first */
      versions: components['schemas']['StatementVersionDto'][];
      seats: components['schemas']['StatementSeatDto'][];
      /** @description All that was answered, newest first */
      answers: components['schemas']['StatementAnswerDto'][];
      /** @description Statements that put this one right */
      correctedBy: string[];
    };
    DraftStatementDto: {
      title: string;
      /** @description One for each language */
      texts: components['schemas']['StatementTextDto'][];
      /**
       * @description Of every version. The organisation’s default where absent.
       * @enum {string}
       */
      tlp?: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /**
       * @description Id or number of the case it is about; none where it stands alone
       * @example BW-12
       */
      case?: string;
      /**
       * Format: uuid
       * @description The statement it puts right, which went out before
       */
      corrects?: string;
    };
    ReviseStatementDto: {
      title: string;
      /** @description One for each language */
      texts: components['schemas']['StatementTextDto'][];
      /** @description The version it rests on. */
      version: number;
    };
    AskNationsDto: {
      /** @description The version it rests on. */
      version: number;
      /**
       * @description Besides those that were asked before, which are asked again
       * @example [
       *       "MY"
       *     ]
       */
      nations: string[];
    };
    AnswerStatementDto: {
      /** @description The version it rests on. */
      version: number;
      /** @enum {string} */
      verdict: 'approve' | 'refuse';
      /** @description What whoever asked is told with it */
      words: string;
    };
    ReleaseStatementDto: {
      /** @description The version it rests on. */
      version: number;
      /**
       * @description Nations it goes to, besides those that approved it
       * @example [
       *       "MY"
       *     ]
       */
      to: string[];
    };
    WithdrawStatementDto: {
      reason: string;
    };
    StatementFromDto: {
      /** @example SG */
      nation: string;
      organisation: components['schemas']['StatementOrganisationDto'];
    };
    OwnAnswerDto: {
      /** @enum {string} */
      verdict: 'approve' | 'refuse';
      words: string;
      /** Format: date-time */
      at: string;
    };
    ReceivedStatementDto: {
      /**
       * Format: uuid
       * @description Its name here, the same for every version
       */
      id: string;
      /** @enum {string} */
      stage: 'asked' | 'released';
      version: number;
      from: components['schemas']['StatementFromDto'];
      title: string;
      texts: components['schemas']['StatementTextDto'][];
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @description SHA-256 of title, texts and marking */
      hash: string;
      /**
       * Format: date-time
       * @description When it came
       */
      at: string;
      /**
       * Format: uuid
       * @description The one it puts right, where we had it
       */
      corrects: string | null;
      /** @description Those that put it right */
      correctedBy: string[];
      /** @description What our organisation answered of this version */
      answer: components['schemas']['OwnAnswerDto'] | null;
    };
    ReceivedStatementPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['ReceivedStatementDto'][];
    };
    RumourAnswerDto: {
      /** Format: uuid */
      id: string;
      title: string;
      /** Format: date-time */
      at: string;
    };
    RumourDto: {
      /** Format: uuid */
      id: string;
      text: string;
      where: string;
      url: string | null;
      reach: number | null;
      /** Format: date-time */
      heardAt: string;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** @example SG */
      nation: string;
      /** Format: uuid */
      organisationId: string;
      case: components['schemas']['StatementCaseDto'] | null;
      loggedBy: components['schemas']['StatementPersonDto'];
      /** Format: date-time */
      loggedAt: string;
      /**
       * @description `unknown` until somebody says
       * @enum {string}
       */
      verdict: 'true' | 'false' | 'unknown';
      judgedBy: components['schemas']['StatementPersonDto'] | null;
      /** Format: date-time */
      judgedAt: string | null;
      why: string | null;
      /** @description The statement that answers it */
      answer: components['schemas']['RumourAnswerDto'] | null;
    };
    RumourPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['RumourDto'][];
    };
    LogRumourDto: {
      /** @description What is said, in its own words; up to 4000 bytes */
      text: string;
      /** @description Where it was heard: an outlet, a channel, a person */
      where: string;
      /** @description Its address, if it has one. Kept as given; nothing fetches it. */
      url?: string;
      /** @description How many are thought to have it */
      reach?: number;
      /**
       * Format: date-time
       * @description Now where absent
       */
      heardAt?: string;
      /**
       * @description Id or number of the case it is about
       * @example BW-12
       */
      case?: string;
      /**
       * @description The organisation’s default where absent.
       * @enum {string}
       */
      tlp?: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
    };
    JudgeRumourDto: {
      /** @enum {string} */
      verdict: 'true' | 'false' | 'unknown';
      why: string;
    };
    AnswerRumourDto: {
      /**
       * Format: uuid
       * @description A statement that went out
       */
      statementId: string;
    };
    RelatedCaseDto: {
      /** Format: uuid */
      id: string;
      /** @example BW-12 */
      displayId: string;
      title: string;
      /** @enum {string} */
      status: 'new' | 'triaged' | 'active' | 'contained' | 'closed' | 'merged';
      severity: number;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      site: components['schemas']['CasePlaceDto'];
      organisation: components['schemas']['CasePlaceDto'];
      /** Format: date-time */
      firstSeen: string;
      /** Format: date-time */
      lastSeen: string;
    };
    RelatedShareDto: {
      /**
       * Format: uuid
       * @description Read it as `/shared/{id}`.
       */
      id: string;
      version: number;
      purpose: string;
      /** @description Where the package tells it. */
      title: string | null;
      /** @description The nation it is of, where the package tells it. */
      nation: string | null;
      /** @enum {string} */
      tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
      /** Format: date-time */
      expiresAt: string;
    };
    RelatedParametersDto: {
      value: string;
      holders: number;
      most: number;
    };
    RelatedReasonDto: {
      /** @enum {string} */
      kind: 'address' | 'domain' | 'url' | 'hash' | 'serial' | 'operator' | 'vessel' | 'mac' | 'sequence';
      /** @example 203.0.113.7 */
      value: string;
      text: string;
      /**
       * @description Keeps its meaning, to say it in another language.
       * @example related.address
       */
      messageKey: string;
      parameters: components['schemas']['RelatedParametersDto'];
      /** @description Cases and packages that have it, of those that all see who see both. */
      holders: number;
      /** @description What more have binds nothing. */
      most: number;
      /**
       * Format: date-time
       * @description When it was met in `case`.
       */
      at: string;
      /**
       * Format: date-time
       * @description And on the other side.
       */
      otherAt: string | null;
      /** @description Alerts of `case` that show it. */
      evidence: string[];
      /** @description Alerts of `other` that show it. */
      otherEvidence: string[];
      /** @description Names, within the package, of what shows it there. */
      packageEvidence: string[];
    };
    RelatedPersonDto: {
      /** @example person:mei */
      id: string;
      name: string;
    };
    RelatedDecisionDto: {
      by: components['schemas']['RelatedPersonDto'];
      /** Format: date-time */
      at: string;
      reason: string | null;
    };
    RelatedDto: {
      /** Format: uuid */
      id: string;
      /**
       * @description `open`: proposed. `accepted`: they have to do with each other, and both say so. Nothing is merged.
       * @enum {string}
       */
      state: 'open' | 'accepted' | 'dismissed';
      case: components['schemas']['RelatedCaseDto'];
      other: components['schemas']['RelatedCaseDto'] | null;
      /** @description What another nation or team released to you. */
      share: components['schemas']['RelatedShareDto'] | null;
      /** @description The rarest first; of those that you see whole. */
      reasons: components['schemas']['RelatedReasonDto'][];
      /** Format: date-time */
      proposedAt: string;
      decided: components['schemas']['RelatedDecisionDto'] | null;
    };
    RelatedPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['RelatedDto'][];
    };
    AcceptRelatedDto: {
      reason?: string;
    };
    DismissRelatedDto: {
      /** @description Why not, for whoever comes after. */
      reason: string;
    };
    RetentionActorDto: {
      id: string;
      name: string;
    };
    RetentionDto: {
      /** @description Alerts that wait, in no case and in nobody’s hands, from when they came. */
      waitingDays: number | null;
      /** @description Alerts that people closed, from when they did, and those a suppression hides, from when they came. */
      closedDays: number | null;
      /** @description Alerts of cases, from when the case was closed. The case itself stays. */
      caseDays: number | null;
      /** @description Input that was refused, from when it came. */
      rejectDays: number | null;
      /** @example SG */
      nation: string;
      /** @description Null where nobody has set it: all is kept. */
      reason: string | null;
      setBy: components['schemas']['RetentionActorDto'] | null;
      /** Format: date-time */
      setAt: string | null;
      /**
       * Format: date-time
       * @description Before it nothing is removed.
       */
      effectiveAt: string | null;
      /** @description Whether whoever asks may set it: administrators of the CERT. */
      maySet: boolean;
      /** @description Give it as expectedVersion to replace only what you have seen; 0 where nobody has set it */
      version: number;
    };
    SetRetentionDto: {
      /** @description Alerts that wait, in no case and in nobody’s hands, from when they came. */
      waitingDays: number | null;
      /** @description Alerts that people closed, from when they did, and those a suppression hides, from when they came. */
      closedDays: number | null;
      /** @description Alerts of cases, from when the case was closed. The case itself stays. */
      caseDays: number | null;
      /** @description Input that was refused, from when it came. */
      rejectDays: number | null;
      /** @description Why; the audit trail keeps it. */
      reason: string;
      /** @description Version of the policy the decision rests on; refused with 409 when another was set since */
      expectedVersion?: number;
    };
    KeptDaysDto: {
      /** @description Alerts that wait, in no case and in nobody’s hands, from when they came. */
      waitingDays: number | null;
      /** @description Alerts that people closed, from when they did, and those a suppression hides, from when they came. */
      closedDays: number | null;
      /** @description Alerts of cases, from when the case was closed. The case itself stays. */
      caseDays: number | null;
      /** @description Input that was refused, from when it came. */
      rejectDays: number | null;
    };
    DueDto: {
      count: number;
      /** @description There may be more: so much is counted. */
      atLeast: boolean;
      /**
       * Format: date-time
       * @description When the first of them came.
       */
      oldest: string | null;
      /**
       * Format: date-time
       * @description When the last of them came.
       */
      newest: string | null;
    };
    RetentionPreviewDto: {
      waiting: components['schemas']['DueDto'];
      closed: components['schemas']['DueDto'];
      cases: components['schemas']['DueDto'];
      rejects: components['schemas']['DueDto'];
      /** @description Cases closed long enough whose alerts a hold keeps. */
      heldCases: number;
      /** @description The same of cases that a release shares, or is to. */
      sharedCases: number;
      /**
       * Format: date-time
       * @description From when it would hold, were it set now; before it nothing is removed.
       */
      effectiveAt: string;
    };
    RemovedCountsDto: {
      waiting: number;
      closed: number;
      cases: number;
      rejects: number;
    };
    RetentionRunDto: {
      /** Format: uuid */
      id: string;
      /** @description The policy as it stood. */
      policy: components['schemas']['KeptDaysDto'];
      /** @description Why it was set. */
      reason: string;
      /** @description Who set it. */
      setBy: components['schemas']['RetentionActorDto'];
      /** Format: date-time */
      startedAt: string;
      /**
       * Format: date-time
       * @description When it last got on; long ago where something holds it up.
       */
      movedAt: string;
      /**
       * Format: date-time
       * @description Null while it goes on.
       */
      endedAt: string | null;
      /** @enum {string|null} */
      outcome: 'done' | 'policy_changed' | null;
      /** @description What it removed. */
      removed: components['schemas']['RemovedCountsDto'];
    };
    RetentionRunPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['RetentionRunDto'][];
    };
    ChannelDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      organisationId: string;
      /** @enum {string} */
      kind: 'webhook' | 'chat' | 'mail';
      name: string;
      enabled: boolean;
      template: string | null;
      room: string | null;
      addresses: string[];
      /** @enum {string} */
      maxTlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT';
      inExercises: boolean;
      /**
       * @description Where it leads, without what is secret of that.
       * @example https://hooks.example
       */
      target: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    ChannelListDto: {
      /** @description By name. */
      items: components['schemas']['ChannelDto'][];
    };
    CreateChannelDto: {
      /**
       * @description It stays what it is.
       * @enum {string}
       */
      kind: 'webhook' | 'chat' | 'mail';
      /** @example Night shift */
      name: string;
      /**
       * Format: uri
       * @description Where it leads, for `webhook` and `chat`. Never shown again; the server may call its origin.
       * @example https://hooks.example/T0/B0
       */
      url?: string;
      /**
       * @description Of a `chat`: the template it is written to with.
       * @example slack
       */
      template?: string | null;
      /** @description Of a `chat` whose template asks for it: the place within the chat. */
      room?: string | null;
      /** @description Of `mail`: whom it goes to. */
      addresses?: string[];
      /**
       * @description The strictest marking it carries; RED never goes by a channel.
       * @default AMBER
       * @enum {string}
       */
      maxTlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT';
      /**
       * @description Whether messages out of exercises may go this way.
       * @default false
       */
      inExercises: boolean;
      /** @default true */
      enabled: boolean;
    };
    CreatedChannelDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      organisationId: string;
      /** @enum {string} */
      kind: 'webhook' | 'chat' | 'mail';
      name: string;
      enabled: boolean;
      template: string | null;
      room: string | null;
      addresses: string[];
      /** @enum {string} */
      maxTlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT';
      inExercises: boolean;
      /**
       * @description Where it leads, without what is secret of that.
       * @example https://hooks.example
       */
      target: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /**
       * @description Of a webhook: what its messages are signed with (Standard Webhooks). Shown this once.
       * @example whsec_…
       */
      secret: string | null;
    };
    UpdateChannelDto: {
      /** @example Night shift */
      name?: string;
      /**
       * Format: uri
       * @description Where it leads, for `webhook` and `chat`. Never shown again; the server may call its origin.
       * @example https://hooks.example/T0/B0
       */
      url?: string;
      /**
       * @description Of a `chat`: the template it is written to with.
       * @example slack
       */
      template?: string | null;
      /** @description Of a `chat` whose template asks for it: the place within the chat. */
      room?: string | null;
      /** @description Of `mail`: whom it goes to. */
      addresses?: string[];
      /**
       * @description The strictest marking it carries; RED never goes by a channel.
       * @default AMBER
       * @enum {string}
       */
      maxTlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT';
      /**
       * @description Whether messages out of exercises may go this way.
       * @default false
       */
      inExercises: boolean;
      /** @default true */
      enabled: boolean;
    };
    ChannelSecretDto: {
      /**
       * @description Shown this once.
       * @example whsec_…
       */
      secret: string;
    };
    TestDeliveryDto: {
      /**
       * Format: uuid
       * @description What became of it: GET /api/v1/notifications/deliveries/{id}.
       */
      deliveryId: string;
    };
    RuleStepDto: {
      afterMinutes: number;
      channelIds: string[];
      accountIds: string[];
    };
    RuleDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      organisationId: string;
      name: string;
      enabled: boolean;
      events: (
        | 'case_opened'
        | 'severity_raised'
        | 'case_assigned'
        | 'mention'
        | 'share_received'
        | 'share_recalled'
        | 'approval_asked'
        | 'sla_missed'
        | 'sensor_silent'
      )[];
      minSeverity: number;
      siteIds: string[];
      domains: ('cyber' | 'airspace' | 'human' | 'sensor')[];
      channelIds: string[];
      accountIds: string[];
      roles: (
        | 'observer'
        | 'analyst'
        | 'lead'
        | 'liaison'
        | 'drill_controller'
        | 'gateway_engineer'
        | 'administrator'
        | 'auditor'
      )[];
      groupMinutes: number;
      escalation: components['schemas']['RuleStepDto'][];
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    RuleListDto: {
      /** @description By name. */
      items: components['schemas']['RuleDto'][];
    };
    EscalationStepDto: {
      /** @description After the event that began it. */
      afterMinutes: number;
      channelIds?: string[];
      accountIds?: string[];
    };
    CreateRuleDto: {
      /** @example Grave cases wake the night shift */
      name: string;
      events: (
        | 'case_opened'
        | 'severity_raised'
        | 'case_assigned'
        | 'mention'
        | 'share_received'
        | 'share_recalled'
        | 'approval_asked'
        | 'sla_missed'
        | 'sensor_silent'
      )[];
      /** @default true */
      enabled: boolean;
      /**
       * @description Of the case.
       * @default 0
       */
      minSeverity: number;
      /** @description Any where empty. */
      siteIds?: string[];
      /** @description Kinds of alerts in the case. Any where empty. */
      domains?: ('cyber' | 'airspace' | 'human' | 'sensor')[];
      /** @description Channels of your organisation. */
      channelIds?: string[];
      /** @description People of your organisation. */
      accountIds?: string[];
      /** @description Everybody of your organisation with one of these roles. */
      roles?: (
        | 'observer'
        | 'analyst'
        | 'lead'
        | 'liaison'
        | 'drill_controller'
        | 'gateway_engineer'
        | 'administrator'
        | 'auditor'
      )[];
      /**
       * @description One message per case in this time; what happens meanwhile comes in one digest at its end.
       * @default 10
       */
      groupMinutes: number;
      /** @description Whom to tell besides while nobody acknowledges the case, in order of time. */
      escalation?: components['schemas']['EscalationStepDto'][];
    };
    UpdateRuleDto: {
      /** @example Grave cases wake the night shift */
      name?: string;
      events?: (
        | 'case_opened'
        | 'severity_raised'
        | 'case_assigned'
        | 'mention'
        | 'share_received'
        | 'share_recalled'
        | 'approval_asked'
        | 'sla_missed'
        | 'sensor_silent'
      )[];
      /** @default true */
      enabled: boolean;
      /**
       * @description Of the case.
       * @default 0
       */
      minSeverity: number;
      /** @description Any where empty. */
      siteIds?: string[];
      /** @description Kinds of alerts in the case. Any where empty. */
      domains?: ('cyber' | 'airspace' | 'human' | 'sensor')[];
      /** @description Channels of your organisation. */
      channelIds?: string[];
      /** @description People of your organisation. */
      accountIds?: string[];
      /** @description Everybody of your organisation with one of these roles. */
      roles?: (
        | 'observer'
        | 'analyst'
        | 'lead'
        | 'liaison'
        | 'drill_controller'
        | 'gateway_engineer'
        | 'administrator'
        | 'auditor'
      )[];
      /**
       * @description One message per case in this time; what happens meanwhile comes in one digest at its end.
       * @default 10
       */
      groupMinutes: number;
      /** @description Whom to tell besides while nobody acknowledges the case, in order of time. */
      escalation?: components['schemas']['EscalationStepDto'][];
    };
    DeliveredEventDto: {
      /** @description Number in the journal of the realm. */
      seq: number;
      /** @example case.opened */
      type: string;
      /** Format: date-time */
      at: string;
    };
    DeliveryDto: {
      /**
       * Format: uuid
       * @description `webhook-id` of a webhook and part of the Message-ID of a mail.
       */
      id: string;
      /** Format: uuid */
      channelId: string | null;
      /**
       * Format: uuid
       * @description Of a mail to you: your account.
       */
      accountId: string | null;
      /** Format: uuid */
      ruleId: string | null;
      /** @enum {string} */
      subjectKind: 'case' | 'sensor' | 'share' | 'release' | 'statement' | 'test';
      /** Format: uuid */
      subjectId: string;
      /** @example BW-12 */
      displayId: string | null;
      /** @description What it tells of. */
      events: components['schemas']['DeliveredEventDto'][];
      /** @description Of an escalation; 1 is the first. */
      step: number | null;
      /** @enum {string} */
      state: 'pending' | 'delivered' | 'retrying' | 'failed' | 'suppressed';
      /**
       * @description Why it waits, failed or was held back.
       * @example not_visible
       */
      reason: string | null;
      lastError: string | null;
      attempts: number;
      /** Format: date-time */
      dueAt: string;
      /**
       * Format: date-time
       * @description Null when no attempt is planned.
       */
      nextAttemptAt: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      deliveredAt: string | null;
    };
    DeliveryPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      /** @description Newest first. */
      items: components['schemas']['DeliveryDto'][];
    };
    QuietHoursDto: {
      /** @example 22:00 */
      from: string;
      /**
       * @description Earlier than `from` is the night between.
       * @example 07:00
       */
      to: string;
    };
    PreferencesDto: {
      /** @description Whether you are mailed as well, where your account has an address. */
      mail: boolean;
      /** @description The same in exercises; every mail then begins with EXERCISE EXERCISE EXERCISE. */
      mailInExercises: boolean;
      /**
       * @description IANA name of your time zone.
       * @example Asia/Singapore
       */
      timezone: string;
      /** @description When no mail is sent to you; null for never. */
      quietHours: components['schemas']['QuietHoursDto'] | null;
      /** @description Severity from which on you are mailed in quiet hours too; 101 for never. */
      breakThrough: number;
    };
    NotificationCaseDto: {
      /** Format: uuid */
      id: string;
      /** @example BW-12 */
      displayId: string;
      title: string;
      severity: number;
      status: string;
    };
    NotificationDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind:
        | 'case_opened'
        | 'severity_raised'
        | 'case_assigned'
        | 'mention'
        | 'share_received'
        | 'share_recalled'
        | 'approval_asked'
        | 'sla_missed'
        | 'sensor_silent'
        | 'escalated';
      /** @enum {string} */
      subjectKind: 'case' | 'sensor' | 'share' | 'release' | 'statement';
      /** Format: uuid */
      subjectId: string;
      /** @description As you see it now. */
      case: components['schemas']['NotificationCaseDto'] | null;
      /**
       * Format: uuid
       * @description The note that mentions you.
       */
      noteId: string | null;
      /** @description How often, since it was last read. */
      count: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** Format: date-time */
      readAt: string | null;
    };
    NotificationPageDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      /** @description Newest first. */
      items: components['schemas']['NotificationDto'][];
      /** @description How many are unread in all. */
      unread: number;
    };
    MarkReadDto: {
      ids?: string[];
      /** @description All there are; instead of `ids`. */
      all?: boolean;
    };
    UnreadDto: {
      unread: number;
    };
    AskedMemberDto: {
      /** Format: uuid */
      accountId: string;
      name: string;
      /** @enum {string} */
      role: 'director' | 'controller' | 'simulator' | 'evaluator' | 'observer' | 'player' | 'safety';
    };
    AskedCellDto: {
      code: string;
      title: string;
      /** @enum {string} */
      kind: 'player' | 'control' | 'simcell' | 'red' | 'evaluator' | 'observer';
      /** @description People of your organisation in it, by name. */
      members: components['schemas']['AskedMemberDto'][];
    };
    AskedDto: {
      /** @description Code of the organisation that holds the run. */
      holder: string;
      /** @description Title of the drill. */
      title: string;
      /**
       * Format: date-time
       * @description When your organisation agreed to play; null where it did not yet.
       */
      agreedAt: string | null;
      /** @description The cells of your organisation. */
      cells: components['schemas']['AskedCellDto'][];
    };
    ListedRunDto: {
      /** Format: uuid */
      id: string;
      /** @description What to send as `Breakwater-Realm`. */
      realm: string;
      designator: string;
      /** @description Code of the drill. */
      template: string;
      /** @description Whether nobody had approved the text it is made of. */
      ofDraft: boolean;
      /** @enum {string} */
      state: 'planned' | 'ready' | 'running' | 'paused' | 'ended' | 'aborted' | 'archived';
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      startedAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
      /** Format: date-time */
      realEmergencyAt: string | null;
      /** @description Whether your organisation holds it. */
      held: boolean;
      /** @description Null where none of its cells is of your organisation, inside an exercise, and once it is archived. */
      asked: components['schemas']['AskedDto'] | null;
    };
    RunListDto: {
      /** @description Cursor of the next page; null on the last. */
      next: string | null;
      items: components['schemas']['ListedRunDto'][];
    };
    RunCellWantedDto: {
      /**
       * @description Of a cell of the template, or a new one.
       * @example port
       */
      code: string;
      /**
       * @description Code of the organisation that plays it.
       * @example sg-port-soc
       */
      organisation: string;
      /**
       * @description Of a cell the template does not have: `control` unless given.
       * @enum {string}
       */
      kind?: 'player' | 'control' | 'simcell' | 'red' | 'evaluator' | 'observer';
    };
    RunMemberWantedDto: {
      /**
       * Format: uuid
       * @description Id of the account.
       */
      account: string;
      /** @example port */
      cell: string;
      /** @enum {string} */
      role: 'director' | 'controller' | 'simulator' | 'evaluator' | 'observer' | 'player' | 'safety';
    };
    CreateRunDto: {
      /**
       * @description Code of a shipped drill, or id of another.
       * @example port-crane-attack
       */
      template: string;
      /**
       * @description Of a drill of your own: as it stands, though nobody has approved it. The run is marked so.
       * @default false
       */
      draft: boolean;
      /** @example LION CITY 26-1 */
      designator: string;
      /**
       * @description What the banner says besides the designator.
       * @default
       */
      banner: string;
      /** @description Which organisation plays a cell, where that is not the one the drill names; and cells besides. */
      cells?: components['schemas']['RunCellWantedDto'][];
      /** @description Who is in which cell, as what. Whoever makes the run directs it unless named here. */
      members?: components['schemas']['RunMemberWantedDto'][];
    };
    CreatedRunDto: {
      /** Format: uuid */
      id: string;
      realm: string;
    };
    RunClockDto: {
      /** @enum {string} */
      phase: 'not_started' | 'running' | 'paused' | 'ended' | 'aborted';
      /** @description Milliseconds of exercise time since STARTEX. */
      simMs: number;
      /** @description Milliseconds of exercise time per real one, while it runs. */
      rate: number;
      /**
       * Format: date-time
       * @description When it showed that.
       */
      at: string;
    };
    RunClockEventDto: {
      seq: number;
      /** @enum {string} */
      type: 'startex' | 'pause' | 'resume' | 'rate' | 'skip_to' | 'endex' | 'abort';
      /** Format: date-time */
      at: string;
      /** @description Milliseconds of exercise time since STARTEX. */
      simMs?: number;
      rate?: number;
      /** @example person:mei */
      actor: string;
      reason: string | null;
    };
    RunCellDto: {
      code: string;
      /** @enum {string} */
      kind: 'player' | 'control' | 'simcell' | 'red' | 'evaluator' | 'observer';
      /** @description Code of the organisation. */
      organisation: string;
      nation: string;
      /** @description Who plays in it, as the journal names them. */
      actors: string[];
    };
    NeedDto: {
      item: string;
      /** @description Null for all that the item requires. */
      expectation: string | null;
      /** @enum {string} */
      outcome: 'delivered' | 'met' | 'missed';
    };
    BlockDto: {
      /** @enum {string} */
      code:
        | 'not_begun'
        | 'clock_stands'
        | 'by_hand'
        | 'item_waits'
        | 'item_never'
        | 'outcome_waits'
        | 'outcome_other'
        | 'needs'
        | 'needs_one';
      /** @description The same as an English sentence. */
      text: string;
      /** @description The item it follows. */
      item: string | null;
      /** @description The expectation of that item it follows. */
      expectation: string | null;
      /**
       * @description What that expectation has to come to (`outcome_waits`), or has come to (`outcome_other`).
       * @enum {string|null}
       */
      state: 'pending' | 'met' | 'met_late' | 'missed' | 'waived' | 'not_evaluable' | null;
      /** @description What is missing of what it requires. */
      needs: components['schemas']['NeedDto'][];
    };
    RunItemDto: {
      /** @example M-04 */
      item: string;
      cell: string;
      /** @enum {string} */
      kind: 'inject' | 'information' | 'facilitation' | 'contingency';
      title: string;
      /** @enum {string} */
      channel: 'alert' | 'track' | 'report' | 'message' | 'media' | 'ais' | 'phone_manual';
      /** @enum {string} */
      state: 'pending' | 'held' | 'delivering' | 'delivered' | 'failed' | 'skipped' | 'withdrawn';
      /** @enum {string|null} */
      heldBecause: 'overdue' | 'passed_over' | 'by_controller' | null;
      /** @description When it falls due, as far as that is known. */
      dueSimMs: number | null;
      /**
       * Format: date-time
       * @description The same in real time, if nothing happens to the clock.
       */
      dueAt: string | null;
      /** @description Why it does not go out now, besides its time; of what was skipped, what it still waited for. */
      blockedBecause: components['schemas']['BlockDto'][];
      /**
       * Format: date-time
       * @description T0 of what is expected.
       */
      startedAt: string | null;
      /** Format: date-time */
      deliveredAt: string | null;
      /** @description Milliseconds of exercise time since STARTEX. */
      deliveredSimMs: number | null;
      /** @description Failures since it was begun. */
      attempts: number;
      /** @description Why it is held, failed, skipped or withdrawn. */
      reason: string | null;
      /** @description Ids of the alerts it became. */
      alertIds: string[];
    };
    RunExpectationDto: {
      item: string;
      expectation: string;
      cell: string;
      text: string;
      /** @enum {string} */
      metric:
        | 'detect'
        | 'acknowledge'
        | 'triage'
        | 'share'
        | 'partner_acknowledge'
        | 'notify'
        | 'contain'
        | 'decide'
        | 'report';
      required: boolean;
      /** @enum {string} */
      state: 'pending' | 'met' | 'met_late' | 'missed' | 'waived' | 'not_evaluable';
      /** @description Its deadline; null before its item is delivered. */
      dueSimMs: number | null;
      /** @description When it became what it is. */
      atSimMs: number | null;
      /** Format: date-time */
      at: string | null;
      /** @description Ids of the entries of the journal it rests on. */
      evidence: string[];
      /** @enum {string} */
      source: 'auto' | 'evaluator';
      note: string | null;
      /**
       * @description Why nothing can be said of it; `note` says the same.
       * @enum {string|null}
       */
      unjudgedBecause: 'not_delivered' | 'not_judged' | 'nobody_plays' | 'ended_before' | null;
      /** @description The evaluator who said so. */
      by: string | null;
    };
    RunScriptDto: {
      /** @description In the order of the script. */
      items: components['schemas']['RunItemDto'][];
      /** @description In the order of the script. */
      expectations: components['schemas']['RunExpectationDto'][];
    };
    RunDto: {
      /** Format: uuid */
      id: string;
      /** @description What to send as `Breakwater-Realm`. */
      realm: string;
      designator: string;
      /** @description Code of the drill. */
      template: string;
      /** @description Whether nobody had approved the text it is made of. */
      ofDraft: boolean;
      /** @enum {string} */
      state: 'planned' | 'ready' | 'running' | 'paused' | 'ended' | 'aborted' | 'archived';
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      startedAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
      /** Format: date-time */
      realEmergencyAt: string | null;
      /** @description Null outside of its realm. */
      clock: components['schemas']['RunClockDto'] | null;
      clockEvents: components['schemas']['RunClockEventDto'][];
      cells: components['schemas']['RunCellDto'][];
      /** @description Null for who does not see the whole run. */
      script: components['schemas']['RunScriptDto'] | null;
    };
    PreflightProblemDto: {
      /** @enum {string} */
      code: 'not_agreed' | 'nobody_plays' | 'no_sensor' | 'sensor_off' | 'sensor_of_other';
      /** @description The same as an English sentence. */
      text: string;
      organisation: string | null;
      cell: string | null;
      item: string | null;
      sensor: string | null;
    };
    PreflightDeliveryDto: {
      item: string;
      cell: string;
      organisation: string;
      nation: string;
      /** @enum {string} */
      channel: 'alert' | 'track' | 'report' | 'message' | 'media' | 'ais' | 'phone_manual';
      /** @description Codes of the sensors it will be said to come from. */
      sensors: string[];
    };
    PreflightExcludedDto: {
      /** @enum {string} */
      code: 'sensors' | 'notices' | 'notices_of_other' | 'notices_but';
      /** @description The same as an English sentence. */
      text: string;
      organisation: string | null;
      /** @description Channels that let exercises through; null where none does, or it is not told. */
      channels: number | null;
      /** @description People whose mail lets exercises through; null likewise. */
      people: number | null;
    };
    PreflightDto: {
      /** @description What would go wrong; none where it may begin. */
      problems: components['schemas']['PreflightProblemDto'][];
      deliveries: components['schemas']['PreflightDeliveryDto'][];
      /** @description What is shut out of the exercise, and what is let out of it. */
      excluded: components['schemas']['PreflightExcludedDto'][];
    };
    PersonNameDto: {
      /**
       * Format: uuid
       * @description Id of the account.
       */
      id: string;
      name: string;
    };
    PersonNameListDto: {
      items: components['schemas']['PersonNameDto'][];
    };
    CellMemberWantedDto: {
      /**
       * Format: uuid
       * @description Id of an account of the organisation whose cell it is.
       */
      accountId: string;
      /**
       * @description A player; in a cell of observers also an observer. Whoever holds the run names people of its own for any role.
       * @enum {string}
       */
      role: 'director' | 'controller' | 'simulator' | 'evaluator' | 'observer' | 'player' | 'safety';
    };
    NameMembersDto: {
      /** @description Who is in the cell from now on. */
      members: components['schemas']['CellMemberWantedDto'][];
    };
    MoveClockDto: {
      /** @enum {string} */
      type: 'startex' | 'pause' | 'resume' | 'rate' | 'skip_to' | 'endex' | 'abort';
      /** @description Of `rate`, and of `startex`: exercise seconds per real one. */
      rate?: number;
      /** @description Of `skip_to`: milliseconds of exercise time since STARTEX. */
      simMs?: number;
      reason: string;
    };
    MoveItemDto: {
      /** @description For this cell alone; absent for every cell it is meant for. */
      cell?: string;
      reason: string;
    };
    JudgeDto: {
      /**
       * @description `withdrawn` lets hold again what the journal says.
       * @enum {string}
       */
      state: 'met' | 'met_late' | 'missed' | 'waived' | 'not_evaluable' | 'withdrawn';
      note: string;
    };
    ObservationDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'strength' | 'improvement' | 'issue' | 'safety';
      text: string;
      cell: string | null;
      item: string | null;
      objective: string | null;
      /** Format: date-time */
      at: string;
      /** @description Milliseconds of exercise time since STARTEX. */
      simMs: number;
      /** @description Name of who noted it. */
      by: string;
    };
    ObservationListDto: {
      /** @description Oldest first. */
      items: components['schemas']['ObservationDto'][];
    };
    ObserveDto: {
      /** @enum {string} */
      kind: 'strength' | 'improvement' | 'issue' | 'safety';
      text: string;
      /** @description The cell it is about. */
      cell?: string;
      /** @description The item it is about. */
      item?: string;
      /** @description The objective it is about. */
      objective?: string;
    };
    InboxItemDto: {
      item: string;
      cell: string;
      /** @enum {string} */
      channel: 'alert' | 'track' | 'report' | 'message' | 'media' | 'ais' | 'phone_manual';
      title: string;
      body: string;
      /** @description Who says so within the story. */
      from: string;
      /** Format: date-time */
      deliveredAt: string;
      /** @description Milliseconds of exercise time since STARTEX. */
      deliveredSimMs: number;
    };
    InboxDto: {
      /** @description Newest first. */
      items: components['schemas']['InboxItemDto'][];
    };
    ItemScriptDto: {
      /** @description The item as it is in effect, in the form a file of config/drills/ has it. */
      script: {
        [key: string]: unknown;
      };
      /** @description Whether nothing of it has begun, so that it may be edited. */
      editable: boolean;
    };
    AmendmentDto: {
      seq: number;
      /** @enum {string} */
      type: 'add' | 'edit' | 'retarget' | 'move' | 'withdraw_cell';
      /** @example M-04 */
      item: string;
      /** @description Cells it is about. */
      cells: string[];
      /** @description Of `move`: to when. */
      toSimMs: number | null;
      /** Format: date-time */
      at: string;
      /** @description Milliseconds of exercise time since STARTEX. */
      simMs: number;
      /** @description Name of who changed it. */
      by: string;
      /** @description Why; may be empty. */
      reason: string;
    };
    AmendmentListDto: {
      /** @description Oldest first. */
      items: components['schemas']['AmendmentDto'][];
    };
    AmendDto: {
      /** @enum {string} */
      type: 'add' | 'edit' | 'retarget' | 'move';
      /**
       * @description Which item; of `add` none.
       * @example M-04
       */
      item?: string;
      /** @description Of `add` and `edit`: the whole item, in the form a file of config/drills/ has it. */
      script?: {
        [key: string]: unknown;
      };
      /** @description Of `retarget`: the cells it is meant for from now on. */
      to?: string[];
      /** @description Of `move`: for this cell alone; absent for every cell it has not begun for. */
      cell?: string;
      /** @description Of `move`: when it falls due, in milliseconds since STARTEX. */
      simMs?: number;
      /** @description Why; may be left out of a move in time. */
      reason?: string;
    };
    AmendmentFaultDto: {
      /**
       * @description Path of the field at fault; empty for the whole.
       * @example script.expectations.0.within
       */
      field: string;
      message: string;
    };
    OutlookDto: {
      /** @enum {string} */
      state: 'pending' | 'held' | 'delivering' | 'delivered' | 'failed' | 'skipped' | 'withdrawn';
      /**
       * @description Goes out `at_once`, `at` its time, or `waits` for what blocks it; `held` until a controller decides; `no_more`.
       * @enum {string}
       */
      goes: 'at_once' | 'held' | 'at' | 'waits' | 'no_more';
      /** @description Milliseconds of exercise time since STARTEX. */
      dueSimMs: number | null;
      /**
       * Format: date-time
       * @description The same in real time, if nothing happens to the clock.
       */
      dueAt: string | null;
      /** @description Why it would not go out now, besides its time. */
      blockedBecause: components['schemas']['BlockDto'][];
    };
    OutlookChangeDto: {
      /** @example M-04 */
      item: string;
      cell: string;
      title: string;
      /** @description Null where there is no such delivery yet. */
      before: components['schemas']['OutlookDto'] | null;
      after: components['schemas']['OutlookDto'] | null;
    };
    AmendmentPreviewDto: {
      /** @description What keeps it from being made; none where it may. */
      faults: components['schemas']['AmendmentFaultDto'][];
      /** @description What would go wrong all the same. */
      problems: components['schemas']['PreflightProblemDto'][];
      /** @description Every delivery it makes a difference to. */
      changes: components['schemas']['OutlookChangeDto'][];
      /** @enum {string} */
      phase: 'not_started' | 'running' | 'paused' | 'ended' | 'aborted';
      /** @description What the exercise clock showed when it was looked at. */
      simMs: number;
    };
    ScoreDto: {
      /** @description Whether nothing of it changes by itself any more. */
      final: boolean;
      /** @description Sheets of the run as a whole and of each cell: what was required and met in time, of what came to a verdict, with the coverage beside it; times on both clocks with their median, worst and never; decoys, releases withheld or wrong, and what was shared. Who plays is given the sheets of the own nation (docs/drills.md). */
      sheet: {
        [key: string]: unknown;
      };
    };
    ObjectiveRatingDto: {
      /**
       * @description Code of the objective.
       * @example O1
       */
      objective: string;
      /**
       * @description Performed without (P), with some (S), with major challenges (M); unable to be performed (U).
       * @enum {string}
       */
      rating: 'P' | 'S' | 'M' | 'U' | 'N/A';
      /** @default  */
      rationale: string;
    };
    OwnHotwashDto: {
      wentWell: string;
      toImprove: string;
      /**
       * @description The cell is shown, and no name.
       * @default false
       */
      anonymous: boolean;
      /** @description Of those who evaluate alone. */
      ratings?: components['schemas']['ObjectiveRatingDto'][];
    };
    HotwashAnswerDto: {
      cell: string;
      wentWell: string;
      toImprove: string;
      /** @description Null where it was asked not to be named. */
      author: string | null;
    };
    RatedObjectiveDto: {
      code: string;
      statement: string;
      /**
       * @description Null where there is nothing to go by.
       * @enum {string|null}
       */
      rating: 'P' | 'S' | 'M' | 'U' | 'N/A' | null;
      /** @description The draft's own word, until an evaluator says it. */
      proposed: boolean;
    };
    HotwashDto: {
      /** @description What you said last; null where nothing. */
      mine: components['schemas']['OwnHotwashDto'] | null;
      answers: components['schemas']['HotwashAnswerDto'][];
      objectives: components['schemas']['RatedObjectiveDto'][];
    };
    AnswerHotwashDto: {
      wentWell: string;
      toImprove: string;
      /**
       * @description The cell is shown, and no name.
       * @default false
       */
      anonymous: boolean;
      /** @description Of those who evaluate alone. */
      ratings?: components['schemas']['ObjectiveRatingDto'][];
    };
    ClockSegmentDto: {
      /** @enum {string} */
      phase: 'not_started' | 'running' | 'paused' | 'ended' | 'aborted';
      /** @description Milliseconds of exercise time per real one, while it runs. */
      rate: number;
      /** @description Epoch milliseconds. */
      fromWall: number;
      /** @description Epoch milliseconds. */
      toWall: number;
      /** @description Where it differs from the end of the segment before, what lies between was skipped. */
      fromSimMs: number;
      toSimMs: number;
    };
    LaneMarkDto: {
      /** @enum {string} */
      kind: 'told' | 'done' | 'verdict';
      /** @description Epoch milliseconds. */
      atWall: number;
      /** @description Milliseconds of exercise time since STARTEX. */
      atSimMs: number;
      /** @description Of what was told, and of verdicts. */
      item?: string;
      /** @description Of what was told. */
      title?: string;
      /** @description Of what was told: inject, information, facilitation or contingency. */
      itemKind?: string;
      /** @description Of what was told. */
      channel?: string;
      /** @description Of what was told: it looks like an attack and is none. */
      decoy?: boolean;
      /** @description Of what was done: detect, acknowledge, triage, share, partner_acknowledge, contain or close. */
      act?: string;
      /** @description Of what was done: number of the journal entry. */
      seq?: number;
      /**
       * Format: uuid
       * @description Of what was done.
       */
      caseId?: string | null;
      /** @description Of a verdict: code of the expectation. */
      expectation?: string;
      /** @description Of a verdict. */
      metric?: string;
      /** @description Of a verdict: what was expected. */
      text?: string;
      /** @description Of a verdict: met, met_late, missed, waived or not_evaluable. */
      state?: string;
      /** @description Of a verdict: whether it counts. */
      required?: boolean;
    };
    LaneDto: {
      cell: string;
      title: string;
      /** @description Code of the organisation. */
      organisation: string;
      nation: string;
      /** @description In the order of time. */
      marks: components['schemas']['LaneMarkDto'][];
    };
    BoardCaseDto: {
      /** Format: uuid */
      id: string;
      number: number;
      title: string;
      severity: number;
      priority: number;
      /** @description As of a case. */
      status: string;
      closeReason: string | null;
      /** @example person:0190c0de-0000-7000-8000-000000000001 */
      assignee: string | null;
      /** @example person:0190c0de-0000-7000-8000-000000000001 */
      acknowledgedBy: string | null;
      /** Format: date-time */
      snoozedUntil: string | null;
      /** @description Number of the case it went on in. */
      mergedInto: number | null;
      /** @description Code of the site. */
      site: string;
      /** Format: uuid */
      siteId: string | null;
      nation: string;
      /** Format: uuid */
      organisationId: string;
      tlp: string;
      /** @description Alerts in it, repeats included, as far as they are seen. */
      alerts: number;
      /** @description Codes of nations and organisations that it is released to. */
      knownTo: string[];
    };
    BoardAlertDto: {
      /** Format: uuid */
      id: string;
      title: string;
      severity: number;
      /** @description Times it came. */
      count: number;
      /** Format: uuid */
      siteId: string | null;
      nation: string;
      /** Format: uuid */
      organisationId: string;
      tlp: string;
      /** @example person:0190c0de-0000-7000-8000-000000000001 */
      assignee: string | null;
      /** @example person:0190c0de-0000-7000-8000-000000000001 */
      acknowledgedBy: string | null;
      /** Format: date-time */
      snoozedUntil: string | null;
      /** @description Null while it was open. */
      closeReason: string | null;
    };
    BoardShareDto: {
      /** Format: uuid */
      id: string;
      version: number;
      /** @description Code of the nation or organisation it was for. */
      to: string;
      /** @description Code of its owner, where the package says so. */
      from: string | null;
      title: string | null;
      /** @description Whether that version was said to have arrived. */
      acknowledged: boolean;
    };
    GoneDto: {
      cases?: string[];
      alerts?: string[];
      shares?: string[];
    };
    StoryActorDto: {
      id: string;
      name: string;
    };
    StoryWordsDto: {
      /** @description Type of the journal entry (docs/asyncapi.json). */
      type: string;
      actor: components['schemas']['StoryActorDto'];
      /** Format: uuid */
      caseId: string | null;
      text: string;
    };
    StoryMessageDto: {
      item: string;
      cell: string;
      channel: string;
      title: string;
      body: string;
      from: string;
    };
    StoryStepDto: {
      /** @description Number of the journal entry. */
      seq: number;
      /** @description Epoch milliseconds. */
      atWall: number;
      /** @description Milliseconds of exercise time since STARTEX. */
      atSimMs: number;
      cases?: components['schemas']['BoardCaseDto'][];
      alerts?: components['schemas']['BoardAlertDto'][];
      shares?: components['schemas']['BoardShareDto'][];
      gone?: components['schemas']['GoneDto'];
      /** @description Absent where its words are not for these eyes. */
      said?: components['schemas']['StoryWordsDto'];
      /** @description What was told to a cell. */
      message?: components['schemas']['StoryMessageDto'];
    };
    ReplayDto: {
      designator: string;
      state: string;
      /** @description Whose eyes; null is the joint view. */
      cell: string | null;
      /** @description Of the cell. */
      nation: string | null;
      /** @description Cells whose view you may ask for. */
      cells: string[];
      /** @description Whether you may ask for the joint view. */
      joint: boolean;
      /**
       * Format: date-time
       * @description STARTEX; null before.
       */
      from: string | null;
      /**
       * Format: date-time
       * @description ENDEX, or now while it runs. Nothing after is told.
       */
      until: string;
      segments: components['schemas']['ClockSegmentDto'][];
      /** @description One for each cell that is shown, in the order of the script. */
      lanes: components['schemas']['LaneDto'][];
      /** @description In the order of the journal. Put one over the other. */
      steps: components['schemas']['StoryStepDto'][];
      /** @description Points up to an instant are what was heard by then. */
      tracks: components['schemas']['TrackDto'][];
      /** @description Whether there was more than is told: the first 50000 entries of the journal. */
      truncated: boolean;
    };
    ReportTextVersionDto: {
      version: number;
      text: string;
      author: string;
      /** Format: date-time */
      at: string;
    };
    ReportTextDto: {
      version: number;
      text: string;
      author: string;
      /** Format: date-time */
      at: string;
      cell: string | null;
      /** @enum {string} */
      section: 'overview' | 'summary' | 'strengths' | 'observation' | 'analysis' | 'recommendation';
      objective: string | null;
      area: number;
      /** @description Newest first; of what is not your own, none. */
      earlier: components['schemas']['ReportTextVersionDto'][];
    };
    ReportPartDto: {
      /** @description A cell; null for all together. */
      cell: string | null;
      /** @description Nations besides the own that read what is written here. */
      nations: string[];
      mayWrite: boolean;
      mayRelease: boolean;
    };
    ReportTextListDto: {
      items: components['schemas']['ReportTextDto'][];
      /** @description Of what you read as your own. */
      parts: components['schemas']['ReportPartDto'][];
      /** @description Nations that take part. */
      nations: string[];
    };
    WriteReportTextDto: {
      /**
       * @description Null: of all cells together.
       * @example PORT
       */
      cell?: string | null;
      /** @enum {string} */
      section: 'overview' | 'summary' | 'strengths' | 'observation' | 'analysis' | 'recommendation';
      /**
       * @description Code of an objective: of all sections but `overview` and `summary`, which have none.
       * @example O1
       */
      objective?: string | null;
      /** @default 1 */
      area: number;
      /** @description Empty takes it out again. */
      text: string;
      /** @description The version it replaces; 0 where there was none. */
      expectedVersion: number;
    };
    ReleaseWordsDto: {
      /**
       * @description Null: of all cells together.
       * @example PORT
       */
      cell?: string | null;
      /**
       * @description Nations that take part. Empty: nobody but the own.
       * @example [
       *       "SG"
       *     ]
       */
      nations: string[];
    };
    ComparedCellDto: {
      cell: string;
      agreed: boolean;
      /** @description Whether you may say so or take it back. */
      maySay: boolean;
    };
    ComparisonDto: {
      /** @description Cells of your own nation that play; all where you see all. */
      cells: components['schemas']['ComparedCellDto'][];
      /** @description Nations whose scores stand beside yours: none until every cell of your nation agreed. */
      nations: string[];
    };
    SayComparisonDto: {
      /**
       * @description A cell of your organisation; of your nation where you act for it.
       * @example PORT
       */
      cell: string;
      /** @description Whether nations that say the same may see its score, and you theirs. */
      agreed: boolean;
    };
    ImprovementDto: {
      /** Format: uuid */
      id: string;
      cell: string;
      issue: string;
      action: string;
      /** @enum {string} */
      element: 'planning' | 'organisation' | 'equipment' | 'training' | 'exercise';
      /** @description Code of an organisation. */
      responsible: string;
      /** @description Whether that organisation reads it. */
      handedOver: boolean;
      contact: string;
      /** Format: date */
      start: string | null;
      /** Format: date */
      due: string | null;
      /** @enum {string} */
      status: 'open' | 'in_progress' | 'done' | 'dropped';
      /** @description Whether it is a task of that organisation by now. */
      hasTask: boolean;
      /** @description Whether a later run tried it again. */
      retested: boolean;
      /** @description Null where it was asked not to be named. */
      author: string | null;
      version: number;
    };
    ImprovementListDto: {
      items: components['schemas']['ImprovementDto'][];
      /** @description Codes of the organisations that may be named. */
      organisations: string[];
    };
    AddImprovementDto: {
      /**
       * @description The cell it is about: your own unless you see the whole run.
       * @example PORT
       */
      cell?: string;
      issue: string;
      /** @description What corrects it. */
      action: string;
      /** @enum {string} */
      element: 'planning' | 'organisation' | 'equipment' | 'training' | 'exercise';
      /**
       * @description Code of the organisation that is to do it, whether it played or not. Within the nation of the cell, and where whoever evaluates says so, it is handed over by naming it; to another nation otherwise by `hand-over`.
       * @example sg-port-soc
       */
      responsible: string;
      /** @description Whom to ask about it. */
      contact: string;
      /**
       * Format: date
       * @description When it begins.
       * @example 2027-03-31
       */
      start?: string | null;
      /**
       * Format: date
       * @description When it is to be done.
       * @example 2027-03-31
       */
      due?: string | null;
      /**
       * @default open
       * @enum {string}
       */
      status: 'open' | 'in_progress' | 'done' | 'dropped';
      /**
       * @description The cell is shown, and no name.
       * @default false
       */
      anonymous: boolean;
    };
    ChangeImprovementDto: {
      issue?: string;
      /** @description What corrects it. */
      action?: string;
      /** @enum {string} */
      element?: 'planning' | 'organisation' | 'equipment' | 'training' | 'exercise';
      /**
       * @description Code of the organisation that is to do it, whether it played or not. Within the nation of the cell, and where whoever evaluates says so, it is handed over by naming it; to another nation otherwise by `hand-over`.
       * @example sg-port-soc
       */
      responsible?: string;
      /** @description Whom to ask about it. */
      contact?: string;
      /**
       * Format: date
       * @description When it begins.
       * @example 2027-03-31
       */
      start?: string | null;
      /**
       * Format: date
       * @description When it is to be done.
       * @example 2027-03-31
       */
      due?: string | null;
      /**
       * @default open
       * @enum {string}
       */
      status: 'open' | 'in_progress' | 'done' | 'dropped';
      /** @description Refused with 409 when it has changed since. */
      expectedVersion: number;
    };
    HandOverDto: {
      /** @description Refused with 409 when it has changed since. */
      expectedVersion: number;
    };
    AssignedImprovementDto: {
      /** Format: uuid */
      id: string;
      cell: string;
      issue: string;
      action: string;
      /** @enum {string} */
      element: 'planning' | 'organisation' | 'equipment' | 'training' | 'exercise';
      /** @description Code of an organisation. */
      responsible: string;
      contact: string;
      /** Format: date */
      start: string | null;
      /** Format: date */
      due: string | null;
      /** @enum {string} */
      status: 'open' | 'in_progress' | 'done' | 'dropped';
      version: number;
      /** Format: uuid */
      runId: string;
      /** @description What the exercise was called. */
      designator: string;
      /** Format: uuid */
      taskId: string | null;
      /**
       * @description Of the task, where it is one.
       * @enum {string|null}
       */
      taskState: 'open' | 'done' | 'cancelled' | null;
      /** Format: uuid */
      retestedInRunId: string | null;
      /** @description What that run was called. */
      retestedIn: string | null;
    };
    AssignedImprovementListDto: {
      items: components['schemas']['AssignedImprovementDto'][];
    };
    ChangeAssignedDto: {
      /** @description Whom to ask about it. */
      contact?: string;
      /**
       * Format: date
       * @description When it begins.
       * @example 2027-03-31
       */
      start?: string | null;
      /**
       * Format: date
       * @description When it is to be done.
       * @example 2027-03-31
       */
      due?: string | null;
      /**
       * @default open
       * @enum {string}
       */
      status: 'open' | 'in_progress' | 'done' | 'dropped';
      /** @description Refused with 409 when it has changed since. */
      expectedVersion: number;
      /**
       * Format: uuid
       * @description A later run in which it was tried again: one your organisation held or took part in.
       */
      retestedInRunId?: string | null;
    };
    BecomeTaskDto: {
      /** @description Refused with 409 when it has changed since. */
      expectedVersion: number;
      /** @example person:mei */
      assignee?: string | null;
    };
    TemplateCellDto: {
      code: string;
      title: string;
      /** @description Code of the organisation that plays it unless told otherwise. */
      organisation: string;
      /** @enum {string} */
      kind: 'player' | 'control' | 'simcell' | 'red' | 'evaluator' | 'observer';
    };
    ObjectiveDto: {
      /** @example O-1 */
      code: string;
      statement: string;
    };
    TemplateOwnerDto: {
      /** @description Code of the organisation. */
      organisation: string;
      name: string;
      /** @description Two letters. */
      nation: string;
    };
    DrillTemplateDto: {
      code: string;
      version: number;
      title: string;
      synopsis: string;
      /** @enum {string} */
      kind: 'tabletop' | 'functional' | 'full';
      /** @enum {string} */
      domain: 'cyber' | 'cuas' | 'maritime' | 'convoy' | 'crisis_comms' | 'transhipment' | 'evacuation' | 'mixed';
      /** @description Milliseconds of exercise time from STARTEX to ENDEX. */
      durationMs: number;
      /** @description Times as fast as the wall clock it is played when compressed. */
      compressedRate: number;
      items: number;
      expectations: number;
      cells: components['schemas']['TemplateCellDto'][];
      objectives: components['schemas']['ObjectiveDto'][];
      /** @description What names it in addresses and in making a run: the code of a shipped one, or an id. */
      ref: string;
      /** @enum {string} */
      state: 'draft' | 'approved' | 'archived' | 'shipped';
      /** @description Whether your organisation writes it. */
      own: boolean;
      /** @description Null of a shipped one. */
      owner: components['schemas']['TemplateOwnerDto'] | null;
      /** @description Which text this tells of: the approved one, or where none is, the newest. Null of a shipped one. */
      revision: number | null;
      /** @description Null where nobody has approved any. */
      approvedRevision: number | null;
      /** @description The newest text; null of one that is not your own. */
      latest: number | null;
      /** @description Nations that may read and run what is approved; empty of one that is not your own. */
      releasableTo: string[];
      /** Format: date-time */
      savedAt: string | null;
    };
    DrillTemplateListDto: {
      /** @description Shipped ones last. */
      items: components['schemas']['DrillTemplateDto'][];
    };
    TemplateTextDto: {
      /** @description YAML, as docs/drills.md tells. */
      text: string;
    };
    TemplateSummaryDto: {
      code: string;
      version: number;
      title: string;
      synopsis: string;
      /** @enum {string} */
      kind: 'tabletop' | 'functional' | 'full';
      /** @enum {string} */
      domain: 'cyber' | 'cuas' | 'maritime' | 'convoy' | 'crisis_comms' | 'transhipment' | 'evacuation' | 'mixed';
      /** @description Milliseconds of exercise time from STARTEX to ENDEX. */
      durationMs: number;
      /** @description Times as fast as the wall clock it is played when compressed. */
      compressedRate: number;
      items: number;
      expectations: number;
      cells: components['schemas']['TemplateCellDto'][];
      objectives: components['schemas']['ObjectiveDto'][];
    };
    CheckedTemplateDto: {
      /** @description In the order in which they are read; none where it can be saved. */
      faults: components['schemas']['TextFaultDto'][];
      summary: components['schemas']['TemplateSummaryDto'] | null;
    };
    CreateTemplateDto: {
      /**
       * @description What the text is: a drill of ours, CEXF, or a spreadsheet.
       * @enum {string}
       */
      format: 'yaml' | 'cexf' | 'csv';
      text: string;
      /** @description What is new, for whoever comes after. */
      comment: string;
      /** @description In place of the code it has. A spreadsheet has none. */
      code?: string;
      /** @description Of a spreadsheet. */
      title?: string;
      /** @description Of a spreadsheet: the drill it is put into a copy of, by its `ref`. */
      base?: string;
    };
    NotCarriedDto: {
      cexf: string[];
      csv: string[];
    };
    TemplatePersonDto: {
      /** @example person:mei */
      id: string;
      name: string;
    };
    TemplateRevisionDto: {
      revision: number;
      title: string;
      /**
       * @description How it came here.
       * @enum {string}
       */
      source: 'yaml' | 'cexf' | 'csv' | 'copy';
      /** @description What is new, in the words of who saved it. */
      comment: string;
      author: components['schemas']['TemplatePersonDto'];
      /** Format: date-time */
      savedAt: string;
    };
    TemplateDetailDto: {
      code: string;
      version: number;
      title: string;
      synopsis: string;
      /** @enum {string} */
      kind: 'tabletop' | 'functional' | 'full';
      /** @enum {string} */
      domain: 'cyber' | 'cuas' | 'maritime' | 'convoy' | 'crisis_comms' | 'transhipment' | 'evacuation' | 'mixed';
      /** @description Milliseconds of exercise time from STARTEX to ENDEX. */
      durationMs: number;
      /** @description Times as fast as the wall clock it is played when compressed. */
      compressedRate: number;
      items: number;
      expectations: number;
      cells: components['schemas']['TemplateCellDto'][];
      objectives: components['schemas']['ObjectiveDto'][];
      /** @description What names it in addresses and in making a run: the code of a shipped one, or an id. */
      ref: string;
      /** @enum {string} */
      state: 'draft' | 'approved' | 'archived' | 'shipped';
      /** @description Whether your organisation writes it. */
      own: boolean;
      /** @description Null of a shipped one. */
      owner: components['schemas']['TemplateOwnerDto'] | null;
      /** @description Which text this tells of: the approved one, or where none is, the newest. Null of a shipped one. */
      revision: number | null;
      /** @description Null where nobody has approved any. */
      approvedRevision: number | null;
      /** @description The newest text; null of one that is not your own. */
      latest: number | null;
      /** @description Nations that may read and run what is approved; empty of one that is not your own. */
      releasableTo: string[];
      /** Format: date-time */
      savedAt: string | null;
      /** @description YAML, as it was written. */
      text: string;
      /** @description What of what was sent found no place in this text. */
      lost: string[];
      /** @description What other formats have no words for, with its place in the text. */
      notCarried: components['schemas']['NotCarriedDto'];
      /** @description What is wrong with it by the rules of today; most often nothing. */
      faults: components['schemas']['TextFaultDto'][];
      /** @description Newest first; empty of one that is not your own. */
      revisions: components['schemas']['TemplateRevisionDto'][];
      approvedBy: components['schemas']['TemplatePersonDto'] | null;
      /** Format: date-time */
      approvedAt: string | null;
    };
    CopyTemplateDto: {
      /** @description The code of the copy. */
      code: string;
    };
    SaveTemplateDto: {
      /**
       * @description What the text is: a drill of ours, CEXF, or a spreadsheet.
       * @enum {string}
       */
      format: 'yaml' | 'cexf' | 'csv';
      text: string;
      /** @description What is new, for whoever comes after. */
      comment: string;
      /** @description The revision it was written from: the latest, or 409. */
      after: number;
    };
    ApproveTemplateDto: {
      reason: string;
      /** @description The revision that was read: the latest, or 409. */
      revision: number;
    };
    MoveTemplateDto: {
      reason: string;
    };
    ReleaseTemplateDto: {
      reason: string;
      /** @description Nations that may read and run it from now on. */
      nations: string[];
      /** @description Those that could before, as they were read; or 409. */
      was: string[];
    };
    ArchivedRunDto: {
      /** Format: date-time */
      archivedAt: string;
    };
    DeleteRunDto: {
      /** @description What the run is called, typed again: this one is meant. */
      designator: string;
      /** @description Written into the audit trail. */
      reason: string;
    };
    DeletedRunDto: {
      /** @example exercise:0199d3a5-6c1e-7a40-9d0c-2f4f5b1c7e11 */
      realm: string;
      /**
       * @description How many rows were removed, by table.
       * @example {
       *       "alerts": 12000,
       *       "cases": 40
       *     }
       */
      rows: {
        [key: string]: number;
      };
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  AccountsController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Of this organisation only. */
        organisationId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `account.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AccountsController_invite: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InviteAccountDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvitedAccountDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `account.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another account has this login. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AccountsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `account.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such account. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AccountsController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateAccountDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `account.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such account. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AccountsController_renewLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OneTimeLinkDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `account.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such account. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The account is disabled. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AccountProofsController_removeFactors: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `account.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such account. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AccountProofsController_listIdentities: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IdentitiesDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `account.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such account. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AccountProofsController_linkIdentity: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkIdentityDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IdentityDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `account.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such account. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The identity is linked to an account already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AccountProofsController_unlinkIdentity: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the account. */
        id: string;
        identityId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `account.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such account. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SignInPolicyController_get: {
    parameters: {
      query?: {
        /** @description For the node operator, who has no organisation of its own. */
        organisationId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInPolicyDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `account.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SignInPolicyController_set: {
    parameters: {
      query?: {
        /** @description For the node operator, who has no organisation of its own. */
        organisationId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignInPolicyDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInPolicyDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `settings.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  PasswordsController_takeInvitation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TakeInvitationDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The link is not known, was used, or has run out. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many failures; Retry-After says how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  PasswordsController_change: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePasswordDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SessionController_who: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WhoDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SessionController_start: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignInDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInStepDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused; it is not said why. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many failures; Retry-After says how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SessionController_end: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SecondFactorController_totp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FactorCodeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInStepDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No sign-in waits for this, or it was refused. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many failures; Retry-After says how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SecondFactorController_recoveryCode: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FactorCodeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInStepDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No sign-in waits for this, or it was refused. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many failures; Retry-After says how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SecondFactorController_passkeyOptions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PasskeyOptionsDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No sign-in waits for this, or it was refused. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many failures; Retry-After says how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SecondFactorController_passkey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasskeyAnswerDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInStepDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No sign-in waits for this, or it was refused. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many failures; Retry-After says how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SecondFactorController_beginTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TotpSecretDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No sign-in waits for this, or it was refused. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many failures; Retry-After says how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SecondFactorController_enrolTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FactorCodeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnrolledDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No sign-in waits for this, or it was refused. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many failures; Retry-After says how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SecondFactorController_beginPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PasskeyOptionsDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No sign-in waits for this, or it was refused. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many failures; Retry-After says how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SecondFactorController_enrolPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPasskeyDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnrolledDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No sign-in waits for this, or it was refused. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many failures; Retry-After says how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SessionsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionsDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SessionsController_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the session. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such session. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SessionsController_signIns: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInRecordsDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  OidcController_begin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the provider. */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description This node has no provider. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  OidcController_end: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the console, with a session or what is still owed for one in a cookie. */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused, or no account is linked to the identity. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description This node has no provider. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SetupController_complete: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetupDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SetUpDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The token is not known, was used, or has run out. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another nation or organisation has this name or code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many failures; Retry-After says how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FactorsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FactorsDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FactorsController_beginTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReproofDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TotpSecretDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is an authenticator already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FactorsController_confirmTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FactorCodeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodesDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FactorsController_removeTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReproofDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Your organisation asks for a second factor. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FactorsController_beginPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReproofDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PasskeyOptionsDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FactorsController_addPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPasskeyDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodesDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It is registered already, or there are too many. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FactorsController_removePasskey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the passkey. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReproofDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such passkey. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Your organisation asks for a second factor. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FactorsController_renewRecoveryCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReproofDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodesDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no second factor they could stand in for. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TokensController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokensDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TokensController_issue: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IssueTokenDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedTokenDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TokensController_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the token. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RealmsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RealmListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `directory.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RealmsController_agree: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        realm: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgreementDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.run`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such realm, or no cell of yours in it. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  NationsController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NationPageDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `directory.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  NationsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateNationDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NationDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `node.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another nation has this code or name. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  NationsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Code of the nation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NationDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `directory.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such nation. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  NationsController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Code of the nation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `node.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such nation. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Organisations or sites still belong to it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  NationsController_update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Code of the nation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateNationDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NationDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `node.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such nation. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another nation has this code or name. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  OrganisationsController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Of this nation only. */
        nation?: string;
        kind?: 'national_cert' | 'port_soc' | 'grid_operator' | 'authority';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganisationPageDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `directory.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  OrganisationsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateOrganisationDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganisationDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `node.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another organisation has this code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  OrganisationsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the organisation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganisationDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `directory.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such organisation. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  OrganisationsController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the organisation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `node.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such organisation. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Sites still belong to it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  OrganisationsController_update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the organisation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateOrganisationDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganisationDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `node.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such organisation. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another organisation has this code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  OrganisationSettingsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the organisation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganisationSettingsDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `settings.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such organisation. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  OrganisationSettingsController_replace: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the organisation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OrganisationSettingsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganisationSettingsDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `settings.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such organisation. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SitesController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Of this nation only. */
        nation?: string;
        /** @description Of this organisation only. */
        organisation?: string;
        kind?: 'port' | 'substation' | 'power_plant';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SitePageDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SitesController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateSiteDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SiteDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another site has this code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SitesController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the site. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SiteDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such site. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SitesController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the site. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such site. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Sensors still stand at it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SitesController_update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the site. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateSiteDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SiteDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such site. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another site has this code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ZonesController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Of this site only. */
        site?: string;
        kind?: 'warning' | 'critical';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ZonePageDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ZonesController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateZoneDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ZoneDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another zone of the site has this name. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ZonesController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the zone. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ZoneDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such zone. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ZonesController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the zone. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such zone. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ZonesController_update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the zone. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateZoneDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ZoneDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such zone. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another zone of the site has this name. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AssetsController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Of this site only. */
        site?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetPageDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AssetsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateAssetDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another asset of the site has this code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AssetsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the asset. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such asset. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AssetsController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the asset. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such asset. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AssetsController_update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the asset. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateAssetDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such asset. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another asset of the site has this code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AssetsController_impact: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the asset. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetImpactDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such asset. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FlyersController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Of this site only. */
        site?: string;
        affiliation?: 'friend' | 'neutral' | 'hostile';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FlyerPageDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FlyersController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateFlyerDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FlyerDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `airspace.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FlyersController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the flyer. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FlyerDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such flyer. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FlyersController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the flyer. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `airspace.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such flyer. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FlyersController_update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the flyer. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateFlyerDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FlyerDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `airspace.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such flyer. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorsController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Of this site only. */
        site?: string;
        kind?:
          'suricata' | 'wazuh' | 'aminer' | 'native' | 'idmefv2' | 'remote-id' | 'sapient' | 'human' | 'readsb' | 'ais';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SensorPageDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateSensorDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SensorDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another sensor has this code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the sensor. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SensorDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such sensor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorsController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the sensor. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such sensor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Alerts of it are kept; disable it instead. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorsController_update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the sensor. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateSensorDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SensorDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such sensor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another sensor has this code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorKeysController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the sensor. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MachineKeysDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such sensor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorKeysController_issue: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the sensor. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IssueKeyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedKeyDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such sensor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The node has no BREAKWATER_SECRET_KEY. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorKeysController_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the sensor. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotateKeyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotatedKeyDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such sensor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Several keys are in force, and none is named. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The node has no BREAKWATER_SECRET_KEY. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorKeysController_rotateSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the sensor. */
        id: string;
        /** @description Id of the key. */
        keyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OverlapDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedSecretDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such sensor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Requests with this key are not signed. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The node has no BREAKWATER_SECRET_KEY. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorKeysController_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the sensor. */
        id: string;
        /** @description Id of the key. */
        keyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such sensor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorNodesController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the sensor. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SensorNodesDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such sensor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorNodesController_release: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the sensor. */
        id: string;
        nodeId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such sensor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  GatewaysController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Of this team only. */
        organisation?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayPageDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  GatewaysController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateGatewayDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another gateway of the team has this code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  GatewaysController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the gateway. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such gateway. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  GatewaysController_update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the gateway. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateGatewayDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such gateway. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another gateway of the team has this code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  GatewayKeysController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the gateway. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MachineKeysDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such gateway. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  GatewayKeysController_issue: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the gateway. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IssueKeyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedKeyDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such gateway. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The node has no BREAKWATER_SECRET_KEY. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  GatewayKeysController_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the gateway. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotateKeyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotatedKeyDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such gateway. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Several keys are in force, and none is named. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The node has no BREAKWATER_SECRET_KEY. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  GatewayKeysController_rotateSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the gateway. */
        id: string;
        /** @description Id of the key. */
        keyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OverlapDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedSecretDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such gateway. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Requests with this key are not signed. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The node has no BREAKWATER_SECRET_KEY. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  GatewayKeysController_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the gateway. */
        id: string;
        /** @description Id of the key. */
        keyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such gateway. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  GatewayCertificatesController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the gateway. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayCertificatesDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such gateway. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  GatewayCertificatesController_bind: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the gateway. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BindCertificateDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayCertificateDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such gateway. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Its key is, or was, bound to a gateway; or this node asks for no certificates. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  GatewayCertificatesController_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the gateway. */
        id: string;
        certificateId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such gateway. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AlertsController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Code of a site. */
        site?: string;
        /** @description Code of a sensor. */
        sensor?: string;
        kind?: 'cyber' | 'airspace' | 'human' | 'sensor';
        minSeverity?: number;
        /** @description Id of the case they are in, or `none`: in no case yet. */
        case?: string;
        /** @description Id of the suppression that keeps them from the queue, `any`, or `none`: not suppressed. */
        suppressed?: string;
        /** @description Happened then or later. */
        since?: string;
        /** @description Happened before then. */
        until?: string;
        /** @description Part of the title, the signature, the external id or the name of an entity. */
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `alert.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  IntakeController_takeNative: {
    parameters: {
      query?: never;
      header?: {
        /** @description Code of the sensor these are of. Needed of gateways, which speak for several. */
        'Breakwater-Sensor'?: string;
        'content-encoding'?: 'identity' | 'gzip';
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never> | Record<string, never>[];
        'application/x-ndjson': Record<string, never> | Record<string, never>[];
      };
    };
    responses: {
      /** @description All items are stored, now or before. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntakeAnswerDto'];
        };
      };
      /** @description Some items were rejected; the others are stored. */
      207: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntakeAnswerDto'];
        };
      };
      /** @description The body as a whole is empty, malformed, or a broken gzip stream. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No key or certificate, or not a valid one; or a signature that is missing or does not stand. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The key does not speak for the sensor that is named. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The body is too large, or holds too many items. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The body is no JSON or NDJSON in UTF-8, plain or gzip. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Every item was rejected. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntakeAnswerDto'];
        };
      };
      /** @description Too much waits to be stored; Retry-After says when to send again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The store cannot be reached; Retry-After says when to send again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  IntakeController_takeFormat: {
    parameters: {
      query?: never;
      header?: {
        /** @description Code of the sensor these are of. Needed of gateways, which speak for several. */
        'Breakwater-Sensor'?: string;
        'content-encoding'?: 'identity' | 'gzip';
      };
      path: {
        format: 'native' | 'idmefv2' | 'eve' | 'wazuh' | 'aminer' | 'remote-id' | 'sapient' | 'readsb' | 'ais';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never> | Record<string, never>[];
        'application/x-ndjson': Record<string, never> | Record<string, never>[];
      };
    };
    responses: {
      /** @description All items are stored, now or before. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntakeAnswerDto'];
        };
      };
      /** @description Some items were rejected; the others are stored. */
      207: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntakeAnswerDto'];
        };
      };
      /** @description The body as a whole is empty, malformed, or a broken gzip stream. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No key or certificate, or not a valid one; or a signature that is missing or does not stand. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The key does not speak for the sensor that is named. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such format; the answer names those there are. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The body is too large, or holds too many items. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The body is no JSON or NDJSON in UTF-8, plain or gzip. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Every item was rejected. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntakeAnswerDto'];
        };
      };
      /** @description Too much waits to be stored; Retry-After says when to send again. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The store cannot be reached; Retry-After says when to send again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  Idmefv2Controller_take: {
    parameters: {
      query?: never;
      header?: {
        /** @description Code of the sensor these are of. Needed of gateways, which speak for several. */
        'Breakwater-Sensor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The message is stored, now or before. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StoredMessageDto'];
        };
      };
      /** @description The message is malformed, or there is not exactly one. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No key or certificate, or not a valid one; or a signature that is missing or does not stand. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The key does not speak for the sensor that is named. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Messages are sent by POST. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The answer is application/json, which the sender does not accept. */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The message comes neither with its length nor chunked. */
      411: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The message is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The message is no JSON in UTF-8, plain or gzip. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It cannot be stored now; Retry-After says when to send again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReportsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateReportDto'];
      };
    };
    responses: {
      /** @description It was sent before. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportStoredDto'];
        };
      };
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportStoredDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `report.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such site for this operator. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReportsController_verify: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the alert the report is. */
        alertId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VerifyReportDto'];
      };
    };
    responses: {
      /** @description The report as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `report.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such report for this operator. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RealEmergencyController_declare: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        realm: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RealEmergencyDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RealEmergencyTakenDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `directory.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such realm, or no such site, for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AlertsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the alert. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `alert.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such alert. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RejectsController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Code of a sensor. */
        sensor?: string;
        /** @description Why they were rejected. */
        code?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RejectPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `reject.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RejectsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the reject. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RejectDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `reject.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such reject. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SensorWatchController_read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SensorWatchDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `registry.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TestEventsController_send: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the sensor. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestEventDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `sensor.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such sensor. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The sensor is disabled. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AuditController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Recorded at or after this time. */
        from?: string;
        /** @description Recorded before this time. */
        to?: string;
        actor?: string;
        type?: string;
        /** @description Id of something that was changed, or shown. */
        object?: string;
        /** @description `live`, an exercise run, or `access`. */
        realm?: string;
        order?: 'newest' | 'oldest';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `audit.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AuditController_heads: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditHeadPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `audit.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AuditController_latest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LatestHeadDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `audit.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No head has been signed yet. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AuditController_verify: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditVerificationDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `audit.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AuditController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        index: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditEntryDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `audit.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such entry. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CasesController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        order?: 'updated' | 'priority';
        /** @description Any of these */
        status?: ('new' | 'triaged' | 'active' | 'contained' | 'closed' | 'merged')[];
        /** @description true: new to contained; false: closed and merged */
        open?: boolean;
        /** @description Code of a site */
        site?: string;
        nation?: string;
        /** @description An assignee, or `none` */
        assignee?: string;
        minSeverity?: number;
        /** @description Any of these; 1 is the most urgent */
        priority?: number[];
        /** @description Changed at or after this time */
        updatedSince?: string;
        /** @description Words in the title, in this order and in any case */
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CasePageDto'];
        };
      };
      /** @description A filter or the cursor (bad_cursor) is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CasesController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CasesController_alerts: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Lists the repeats folded into this alert instead */
        head?: string;
      };
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseAlertPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CasesController_timeline: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        order?: 'newest' | 'oldest';
      };
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TimelinePageDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CasesController_objects: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseObjectPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CasesController_notes: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseNotePageDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseTriageController_note: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddCaseNoteDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseNoteDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.note`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseTriageController_acknowledge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['AcknowledgeCaseDto'];
      };
    };
    responses: {
      /** @description The case after the command */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.triage`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, case_closed, already_acknowledged */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseTriageController_assign: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssignCaseDto'];
      };
    };
    responses: {
      /** @description The case after the command */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.triage`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, case_closed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseTriageController_severity: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetCaseSeverityDto'];
      };
    };
    responses: {
      /** @description The case after the command */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.triage`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, case_closed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseTriageController_status: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeCaseStatusDto'];
      };
    };
    responses: {
      /** @description The case after the command */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.triage`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, transition_refused */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseHoldsController_place: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HoldCaseDto'];
      };
    };
    responses: {
      /** @description The case after the command */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.hold`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, already_held */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseHoldsController_lift: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HoldCaseDto'];
      };
    };
    responses: {
      /** @description The case after the command */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.hold`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, not_held */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseMembershipController_link: {
    parameters: {
      query?: never;
      header?: {
        /** @description RFC 7240: `wait=2` waits 2 s for the effect (default 5, at most 30), `respond-async` not at all */
        Prefer?: string;
      };
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveAlertsDto'];
      };
    };
    responses: {
      /** @description Correlation has carried it out */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionAppliedDto'];
        };
      };
      /** @description Stored; it takes effect in its turn */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionPendingDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.decide`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, case_closed, other_site, already_linked, decision_refused */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseMembershipController_unlink: {
    parameters: {
      query?: never;
      header?: {
        /** @description RFC 7240: `wait=2` waits 2 s for the effect (default 5, at most 30), `respond-async` not at all */
        Prefer?: string;
      };
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveAlertsDto'];
      };
    };
    responses: {
      /** @description Correlation has carried it out */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionAppliedDto'];
        };
      };
      /** @description Stored; it takes effect in its turn */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionPendingDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.decide`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, case_closed, not_in_case, nothing_left, decision_refused */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseMembershipController_split: {
    parameters: {
      query?: never;
      header?: {
        /** @description RFC 7240: `wait=2` waits 2 s for the effect (default 5, at most 30), `respond-async` not at all */
        Prefer?: string;
      };
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveAlertsDto'];
      };
    };
    responses: {
      /** @description Correlation has carried it out */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionAppliedDto'];
        };
      };
      /** @description Stored; it takes effect in its turn */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionPendingDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.decide`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, case_closed, not_in_case, nothing_left, decision_refused */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseMembershipController_merge: {
    parameters: {
      query?: never;
      header?: {
        /** @description RFC 7240: `wait=2` waits 2 s for the effect (default 5, at most 30), `respond-async` not at all */
        Prefer?: string;
      };
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MergeCaseDto'];
      };
    };
    responses: {
      /** @description Correlation has carried it out */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionAppliedDto'];
        };
      };
      /** @description Stored; it takes effect in its turn */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionPendingDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.decide`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, case_closed, other_site, same_case, decision_refused */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseMembershipController_unmerge: {
    parameters: {
      query?: never;
      header?: {
        /** @description RFC 7240: `wait=2` waits 2 s for the effect (default 5, at most 30), `respond-async` not at all */
        Prefer?: string;
      };
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UnmergeCaseDto'];
      };
    };
    responses: {
      /** @description Correlation has carried it out */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionAppliedDto'];
        };
      };
      /** @description Stored; it takes effect in its turn */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionPendingDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.decide`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, case_closed, not_merged, decision_refused */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseMembershipController_keepApart: {
    parameters: {
      query?: never;
      header?: {
        /** @description RFC 7240: `wait=2` waits 2 s for the effect (default 5, at most 30), `respond-async` not at all */
        Prefer?: string;
      };
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['KeepApartDto'];
      };
    };
    responses: {
      /** @description Correlation has carried it out */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionAppliedDto'];
        };
      };
      /** @description Stored; it takes effect in its turn */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionPendingDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.decide`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, case_closed, other_site, same_case, decision_refused */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseTasksController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseTasksController_add: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddTaskDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.work`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseTasksController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: string;
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeTaskDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.work`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  OwnTasksController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        state?: 'open' | 'done' | 'cancelled';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnTaskPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  OwnTasksController_add: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddOwnTaskDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnTaskDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.work`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  OwnTasksController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the task. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeOwnTaskDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnTaskDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.work`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such task. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseObservablesController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObservablePageDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseObservablesController_add: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddObservableDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObservableDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.work`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, observable_exists */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseObservablesController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        observableId: string;
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeObservableDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObservableDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.work`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseEvidenceController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EvidencePageDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseEvidenceController_add: {
    parameters: {
      query: {
        /** @description Not less than the case’s, which is the default. */
        tlp?: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
        /** @description Not less than the case’s, which is the default. */
        pap?: 'CLEAR' | 'GREEN' | 'AMBER' | 'RED';
        /** @description What the file was called. Kept as text for people. */
        name: string;
      };
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': string;
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EvidenceDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.work`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It is larger than this server keeps. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The body is no application/octet-stream. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseEvidenceController_content: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        evidenceId: string;
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description evidence_damaged */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseEvidenceController_verify: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        evidenceId: string;
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It has the hash it was added with */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EvidenceDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.work`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged, evidence_damaged */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  CaseEvidenceController_chain: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
      };
      header?: never;
      path: {
        evidenceId: string;
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustodyPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MarkingsController_markCase: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MarkDto'];
      };
    };
    responses: {
      /** @description The case is marked so, now or before. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingOutcomeDto'];
        };
      };
      /** @description It would be lower: another person must confirm. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingOutcomeDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.mark`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: already_requested */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MarkingsController_markNote: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        noteId: string;
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MarkDto'];
      };
    };
    responses: {
      /** @description The note is marked so, now or before. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingOutcomeDto'];
        };
      };
      /** @description It would be lower: another person must confirm. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingOutcomeDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.mark`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: already_requested */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MarkingsController_markTask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: string;
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MarkDto'];
      };
    };
    responses: {
      /** @description The task is marked so, now or before. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingOutcomeDto'];
        };
      };
      /** @description It would be lower: another person must confirm. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingOutcomeDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.mark`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: already_requested */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MarkingsController_markObservable: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        observableId: string;
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MarkDto'];
      };
    };
    responses: {
      /** @description The observable is marked so, now or before. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingOutcomeDto'];
        };
      };
      /** @description It would be lower: another person must confirm. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingOutcomeDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.mark`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: already_requested */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MarkingsController_markEvidence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        evidenceId: string;
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MarkDto'];
      };
    };
    responses: {
      /** @description The piece of evidence is marked so, now or before. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingOutcomeDto'];
        };
      };
      /** @description It would be lower: another person must confirm. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingOutcomeDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.mark`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: already_requested */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MarkingsController_markAlert: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the alert. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MarkDto'];
      };
    };
    responses: {
      /** @description The alert is marked so, now or before. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingOutcomeDto'];
        };
      };
      /** @description It would be lower: another person must confirm. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingOutcomeDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.mark`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such alert. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: already_requested */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MarkingRequestsController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        state?: 'open' | 'confirmed' | 'refused' | 'lapsed';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingRequestPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.downgrade`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MarkingRequestsController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the request. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingRequestDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.downgrade`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such request. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MarkingRequestsController_confirm: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the request. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ConfirmMarkingDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingRequestDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.downgrade`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such request. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: already_decided, request_lapsed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MarkingRequestsController_refuse: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the request. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RefuseMarkingDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MarkingRequestDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.downgrade`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such request. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: already_decided, request_lapsed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  DecisionsController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such decision for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TracksController_read: {
    parameters: {
      query?: {
        /** @description Happened then or later; 24 hours before `to` unless given. */
        from?: string;
        /** @description Happened before then, at most 24 hours after `from`; now unless given. */
        to?: string;
        /** @description Code of a site. */
        site?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TracksDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `alert.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ExplanationController_ofCase: {
    parameters: {
      query?: {
        /** @description The first step told. */
        from?: number;
        /** @description The most steps told. */
        steps?: number;
      };
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseExplanationDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ExplanationController_phasesOf: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CasePhasesDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ExplanationController_ofAlert: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the alert. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertPlacementDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `alert.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such alert. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ObjectVerdictsController_judge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the object */
        objectId: string;
        /** @description Id of the case, or its number */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JudgeObjectDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObjectVerdictDto'];
        };
      };
      /** @description A field is not valid; the answer names it */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.triage`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There is no such case for this operator */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, case_merged */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ObjectVerdictsController_falseAlarms: {
    parameters: {
      query?: {
        /** @description Judged then or later; 30 days ago unless given */
        from?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FalseAlarmsDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  QueueViewsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueueViewListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  QueueViewsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateQueueViewDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueueViewDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description There are too many already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  QueueViewsController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the view. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such view. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  QueueViewsController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the view. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeQueueViewDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueueViewDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such view. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  QueueController_page: {
    parameters: {
      query?: {
        /** @description In the filter language (docs/queue.md). */
        filter?: string;
        sort?: 'priority' | 'newest' | 'oldest' | 'due';
        limit?: number;
        /** @description `nextCursor` of the page before; for the same filter and sort only. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueuePageDto'];
        };
      };
      /** @description The filter or the cursor (bad_cursor) is not valid */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  QueueController_suggest: {
    parameters: {
      query?: {
        /** @description The filter as far as it is written. */
        text?: string;
        /** @description Where the writer is; the end of the text unless given. */
        at?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuggestionsDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  QueueController_lastHour: {
    parameters: {
      query?: {
        /** @description In the filter language (docs/queue.md). */
        filter?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueueHistogramDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  QueueController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: 'case' | 'alert';
        /** @description Id of the case or alert. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueueRowDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such row. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  QueueTargetsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the organisation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResponseTargetsDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `directory.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such organisation. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  QueueTargetsController_replace: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the organisation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResponseTargetsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResponseTargetsDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `settings.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such organisation. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TriageActionsController_select: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TakeSelectionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueueSelectionDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TriageActionsController_act: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TakeActionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActionDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TriageActionsController_undo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the action. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActionDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such action. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: already_undone, not_undoable, undo_too_late */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ConstraintsController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Code of a site. */
        site?: string;
        kind?: 'never_join' | 'suppression';
        state?: 'in_force' | 'all';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConstraintPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ConstraintsController_place: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PlaceConstraintDto'];
      };
    };
    responses: {
      /** @description Pending where correlation takes longer than 5 s to take it */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConstraintDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.suppress`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such site, or sensor of it. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The site has too many already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ConstraintsController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the constraint. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConstraintDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such constraint. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ConstraintsController_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the constraint. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndConstraintDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConstraintDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.suppress`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such constraint. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It was ended before. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  BackTestController_run: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BackTestDto'];
      };
    };
    responses: {
      /** @description One JSON object per line: `started`, `progress` …, `difference` …, `done` or `failed` (docs/rules.md). */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson': string;
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description You have one running. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Others are running. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateRuleTextDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookRuleDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The organisation has too many already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_oneShipped: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description What its links are kept under: its id, or else its name. */
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookRuleDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookRuleDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_version: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
        /** @description Number of the version, from 1. */
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RuleVersionTextDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_matches: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
        /** @description Number of the version, from 1. */
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShadowMatchListDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_check: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RuleTextDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CheckedRuleDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_save: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveVersionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookRuleDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description A newer version was saved, or the latest says the same. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_test: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
        /** @description Number of the version, from 1. */
        version: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveRuleDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookRuleDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The version is in another state. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_withdraw: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
        /** @description Number of the version, from 1. */
        version: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveRuleDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookRuleDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The version is in another state. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_ask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
        /** @description Number of the version, from 1. */
        version: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveRuleDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookRuleDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The version is in another state. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_approve: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
        /** @description Number of the version, from 1. */
        version: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveRuleDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookRuleDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.approve`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The version is in another state. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_refuse: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
        /** @description Number of the version, from 1. */
        version: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveRuleDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookRuleDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.approve`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The version is in another state. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_retire: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
        /** @description Number of the version, from 1. */
        version: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveRuleDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BookRuleDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The version is in another state. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulebookController_resume: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rest. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveRuleDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `rule.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rest. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It was ended before. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReleasesController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Of this case only */
        caseId?: string;
        state?: 'draft' | 'awaiting' | 'published' | 'recalled' | 'expired' | 'refused';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleasePageDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `release.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReleasesController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateReleaseDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PreparedReleaseDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `release.grant`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: case_merged, case_too_large, nothing_to_release */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReleasesController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the release. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleaseDetailDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `release.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such release. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReleasesController_preview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the release. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleasePreviewDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `release.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such release. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: case_too_large */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReleasesController_approve: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the release. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GiveApprovalDto'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `release.approve`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such release. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_awaiting, deadline_passed, case_changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReleasesController_publish: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the release. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PublishReleaseDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleaseDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `release.grant`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such release. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: release_over, release_expired, case_changed, not_approved, nothing_to_release */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReleasesController_recall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the release. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecallReleaseDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleaseDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `release.grant`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such release. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: release_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  LinkCapsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkCapListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `release.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  LinkCapsController_set: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        nation: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetLinkCapDto'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `release.grant`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  LinkCapsController_clear: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        nation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `release.grant`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SharedController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SharePageDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `share.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SharedController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the package. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShareDetailDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `share.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such package. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SharedController_acknowledge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the package. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `share.acknowledge`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such package. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  SharedController_forward: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the package. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ForwardShareDto'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /**
       * @description Refused: not_onward, beyond_marking
       *
       *     No role of yours allows `release.grant`.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such package. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: already_has_it */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MatchesController_matches: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MatchPageDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `match.use`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MatchesController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MatchAgreementListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `match.use`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MatchesController_propose: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProposeAgreementDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MatchAgreementDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `match.use`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: agreement_stands */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MatchesController_consent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the agreement. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MatchAgreementDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `match.use`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such agreement. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_proposed_to_you */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MatchesController_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the agreement. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MatchAgreementDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `match.use`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such agreement. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: agreement_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  MatchesController_submit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the agreement. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SubmitIndicatorsDto'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `match.use`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such agreement. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_agreed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: too_many_indicators */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  StatementsController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Id or number of a case */
        case?: string;
        state?: 'draft' | 'asked' | 'approved' | 'refused' | 'released' | 'withdrawn';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatementPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  StatementsController_draft: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DraftStatementDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatementDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such case, or statement to correct. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: nothing_to_correct, cannot_correct */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  StatementsController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the statement. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatementDetailDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such statement. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  StatementsController_revise: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the statement. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviseStatementDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatementDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such statement. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: statement_over, changed_meanwhile, nothing_changed */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  StatementsController_text: {
    parameters: {
      query: {
        /** @description BCP 47 */
        language: string;
      };
      header?: never;
      path: {
        /** @description Id of the statement. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such statement. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_released */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  StatementsController_ask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the statement. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskNationsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatementDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.release`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such statement. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: statement_over, changed_meanwhile */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  StatementsController_answer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the statement. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnswerStatementDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatementDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.approve`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such statement. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: statement_over, changed_meanwhile */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  StatementsController_release: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the statement. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReleaseStatementDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatementDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.release`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such statement. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: statement_over, changed_meanwhile, not_approved */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  StatementsController_withdraw: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the statement. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WithdrawStatementDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatementDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such statement. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: statement_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReceivedStatementsController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        stage?: 'asked' | 'released';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceivedStatementPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReceivedStatementsController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the statement. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceivedStatementDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such statement. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReceivedStatementsController_answer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the statement. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnswerStatementDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceivedStatementDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.approve`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such statement. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: statement_over, changed_meanwhile */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RumoursController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Id or number of a case */
        case?: string;
        verdict?: 'true' | 'false' | 'unknown';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RumourPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RumoursController_log: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LogRumourDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RumourDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such case. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RumoursController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rumour. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RumourDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rumour. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RumoursController_judge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rumour. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JudgeRumourDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RumourDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rumour. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RumoursController_answer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rumour. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnswerRumourDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RumourDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `statement.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rumour. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_released, cannot_answer */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RelatedController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        state?: 'open' | 'accepted' | 'dismissed' | 'all';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RelatedPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RelatedController_ofCase: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        state?: 'open' | 'accepted' | 'dismissed' | 'all';
      };
      header?: never;
      path: {
        /** @description Id or number of the case */
        id: unknown;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RelatedPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such case. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RelatedController_accept: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the proposal. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcceptRelatedDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RelatedDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.decide`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such proposal. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: already_decided */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RelatedController_dismiss: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the proposal. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DismissRelatedDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RelatedDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.decide`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such proposal. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: already_decided */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RetentionController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Code of the nation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetentionDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `settings.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RetentionController_set: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Code of the nation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetRetentionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetentionDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `settings.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RetentionController_preview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Code of the nation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['KeptDaysDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetentionPreviewDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `settings.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RetentionController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Code of the nation. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetentionRunPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `settings.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ChannelsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ChannelsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateChannelDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedChannelDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another channel has this name. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ChannelsController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the channel. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ChannelsController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the channel. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ChannelsController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the channel. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateChannelDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Another channel has this name. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ChannelsController_renewSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the channel. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelSecretDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The channel is no webhook. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ChannelsController_test: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the channel. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestDeliveryDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such channel. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulesController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RuleListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulesController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateRuleDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RuleDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulesController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RuleDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulesController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RulesController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the rule. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateRuleDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RuleDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such rule. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  DeliveriesController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        state?: 'pending' | 'delivered' | 'retrying' | 'failed' | 'suppressed';
        channelId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  DeliveriesController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the delivery. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such delivery. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  DeliveriesController_resend: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the delivery. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.write`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such delivery. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  PreferencesController_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PreferencesDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  PreferencesController_replace: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PreferencesDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PreferencesDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FeedController_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
        /** @description Only what is unread. */
        unread?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationPageDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  FeedController_markRead: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MarkReadDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnreadDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `notification.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  DrillsController_listRuns: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before; for the same filters only. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunListDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  DrillsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateRunDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedRunDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.run`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such drill, organisation or account. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  DrillsController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  DrillsController_preflight: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PreflightDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.run`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  PeopleController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonNameListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.run`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  PeopleController_name: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
        /** @description Code of the cell. */
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NameMembersDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AskedDto'];
        };
      };
      /**
       * @description A field is not valid; the answer names it.
       *
       *     A field is not valid; the answer names it.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.run`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description in_another_cell, nobody_directs */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RunControlController_clock: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveClockDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.run`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It may not follow what there was. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RunControlController_fire: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
        item: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveItemDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.run`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /**
       * @description No such run.
       *
       *     No such run or item.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It is delivered, or the run is over. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RunControlController_hold: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
        item: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveItemDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.run`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /**
       * @description No such run.
       *
       *     No such run or item.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It is delivered, or the run is over. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RunControlController_release: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
        item: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveItemDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.run`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /**
       * @description No such run.
       *
       *     No such run or item.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It is delivered, or the run is over. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RunControlController_withdraw: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
        item: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveItemDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.run`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /**
       * @description No such run.
       *
       *     No such run or item.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It is delivered, or the run is over. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RunControlController_judge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
        item: string;
        expectation: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JudgeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.evaluate`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Never. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RunControlController_observations: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObservationListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RunControlController_observe: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ObserveDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObservationListDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.evaluate`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Never. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RunControlController_told: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InboxDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AmendmentsController_item: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
        item: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ItemScriptDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /**
       * @description No such run or item.
       *
       *     No such run.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AmendmentsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AmendmentListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AmendmentsController_amend: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AmendDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.run`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It has begun, or the exercise is over. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AmendmentsController_preview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AmendDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AmendmentPreviewDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.run`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ResultsController_score: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScoreDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ResultsController_report: {
    parameters: {
      query?: {
        /** @description In place of the Accept header. A PDF is printed by a Chromium on the server. */
        format?: 'json' | 'html' | 'csv' | 'pdf';
        /** @description Of `csv`: which table; an answer holds one. */
        table?:
          | 'scores'
          | 'times'
          | 'objectives'
          | 'events'
          | 'amendments'
          | 'expectations'
          | 'sharing'
          | 'clock'
          | 'observations'
          | 'hotwash'
          | 'improvements'
          | 'texts';
        /** @description Of one cell alone, in place of all you may read. */
        cell?: string;
      };
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
          'text/html': {
            [key: string]: unknown;
          };
          'text/csv': {
            [key: string]: unknown;
          };
          'application/pdf': {
            [key: string]: unknown;
          };
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
          'text/html': components['schemas']['ErrorBodyDto'];
          'text/csv': components['schemas']['ErrorBodyDto'];
          'application/pdf': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
          'text/html': components['schemas']['ErrorBodyDto'];
          'text/csv': components['schemas']['ErrorBodyDto'];
          'application/pdf': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
          'text/html': components['schemas']['ErrorBodyDto'];
          'text/csv': components['schemas']['ErrorBodyDto'];
          'application/pdf': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: no_printer, printing_failed */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
          'text/html': components['schemas']['ErrorBodyDto'];
          'text/csv': components['schemas']['ErrorBodyDto'];
          'application/pdf': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ResultsController_hotwash: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HotwashDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ResultsController_answer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnswerHotwashDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HotwashDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReplayController_read: {
    parameters: {
      query?: {
        /** @description With the eyes of which cell. Those who see the whole run may leave it out: then it is the joint view. */
        cell?: string;
      };
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplayDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReportTextsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportTextListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReportTextsController_write: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WriteReportTextDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportTextListDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_over, changed_meanwhile */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ReportTextsController_release: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReleaseWordsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportTextListDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ComparisonController_of: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ComparisonController_say: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SayComparisonDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `release.grant`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ImprovementsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImprovementListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ImprovementsController_add: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddImprovementDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImprovementListDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `self`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: not_over, plan_full */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ImprovementsController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
        /** @description Id of the item. */
        item: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeImprovementDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImprovementListDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, became_task */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  ImprovementsController_handOver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
        /** @description Id of the item. */
        item: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HandOverDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImprovementListDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, handed_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AssignedImprovementsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssignedImprovementListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AssignedImprovementsController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the item. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeAssignedDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssignedImprovementDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.work`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such item. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AssignedImprovementsController_becomeTask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the item. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BecomeTaskDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssignedImprovementDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `case.work`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such item. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Refused: changed_meanwhile, became_task */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DrillTemplateListDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.read`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateTemplateDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.author`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The code is taken, or there are too many already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_check: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TemplateTextDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CheckedTemplateDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.author`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_one: {
    parameters: {
      query?: {
        /** @description Of your own: another than the newest. */
        revision?: number;
      };
      header?: never;
      path: {
        /** @description Code of a shipped one, or an id. */
        ref: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.author`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such drill. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_yaml: {
    parameters: {
      query?: {
        /** @description Of your own: another than the newest. */
        revision?: number;
      };
      header?: never;
      path: {
        /** @description Code of a shipped one, or an id. */
        ref: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/yaml': string;
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.author`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such drill. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_cexf: {
    parameters: {
      query?: {
        /** @description Of your own: another than the newest. */
        revision?: number;
      };
      header?: never;
      path: {
        /** @description Code of a shipped one, or an id. */
        ref: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.author`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such drill. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_csv: {
    parameters: {
      query?: {
        /** @description Of your own: another than the newest. */
        revision?: number;
      };
      header?: never;
      path: {
        /** @description Code of a shipped one, or an id. */
        ref: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.author`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such drill. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_copy: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Code of a shipped one, or an id. */
        ref: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CopyTemplateDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.author`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such drill. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description The code is taken, or there are too many already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_save: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the drill. */
        ref: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveTemplateDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.author`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such drill. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description A newer text was saved, the latest says the same, the code is taken, or it is archived. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_approve: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the drill. */
        ref: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApproveTemplateDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.author`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such drill. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description A newer text was saved, it is approved already, or archived. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_archive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the drill. */
        ref: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveTemplateDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.author`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such drill. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It is archived already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_restore: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the drill. */
        ref: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveTemplateDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.author`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such drill. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description It is not archived. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  TemplatesController_release: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the drill. */
        ref: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReleaseTemplateDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateDetailDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No role of yours allows `drill.author`. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such drill. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Somebody changed it since it was read. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RunEndController_archive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArchivedRunDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Somebody else directs it. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description not_over */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  RunEndController_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the run. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeleteRunDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeletedRunDto'];
        };
      };
      /** @description A field is not valid; the answer names it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Nobody is signed in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Somebody else directs it. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description No such run. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description not_over, trail_behind */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  AsyncapiController_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description AsyncAPI 3.0 */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  HealthController_alive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status?: 'ok';
          };
        };
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
  HealthController_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Too many requests of this address, account or key; Retry-After says for how long. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBodyDto'];
        };
      };
    };
  };
}
