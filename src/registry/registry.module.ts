import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Asset } from './asset.entity.ts';
import { AssetsController } from './assets.controller.ts';
import { AssetsService } from './assets.service.ts';
import { Flyer } from './flyer.entity.ts';
import { FlyersController } from './flyers.controller.ts';
import { FlyersService } from './flyers.service.ts';
import { GatewayCertificatesController } from './gateway-certificates.controller.ts';
import { GatewayCertificatesReader } from './gateway-certificates.reader.ts';
import { GatewayCertificatesService } from './gateway-certificates.service.ts';
import { GatewayKeysController } from './gateway-keys.controller.ts';
import { GatewayScopeWriter } from './gateway-scope.writer.ts';
import { GatewaysController } from './gateways.controller.ts';
import { GatewaysReader } from './gateways.reader.ts';
import { GatewaysService } from './gateways.service.ts';
import { MachineKeysReader } from './machine-keys.reader.ts';
import { MachineKeysService } from './machine-keys.service.ts';
import { Nation } from './nation.entity.ts';
import { NationsController } from './nations.controller.ts';
import { NationsService } from './nations.service.ts';
import { Organisation } from './organisation.entity.ts';
import { OrganisationSettingsController } from './organisation-settings.controller.ts';
import { OrganisationSettingsService } from './organisation-settings.service.ts';
import { OrganisationsController } from './organisations.controller.ts';
import { OrganisationsService } from './organisations.service.ts';
import { RegistryStore } from './registry.store.ts';
import { Sensor } from './sensor.entity.ts';
import { SensorReader } from './sensor.reader.ts';
import { SensorKeysController } from './sensor-keys.controller.ts';
import { SensorNodesController } from './sensor-nodes.controller.ts';
import { SensorNodesService } from './sensor-nodes.service.ts';
import { SensorsController } from './sensors.controller.ts';
import { SensorsService } from './sensors.service.ts';
import { Site } from './site.entity.ts';
import { SiteContextReader } from './site-context.reader.ts';
import { SitesController } from './sites.controller.ts';
import { SitesService } from './sites.service.ts';
import { Zone } from './zone.entity.ts';
import { ZonesController } from './zones.controller.ts';
import { ZonesService } from './zones.service.ts';

/** Who and what there is to defend, and who senses it. Others ask its readers. */
@Module({
  imports: [TypeOrmModule.forFeature([Nation, Organisation, Site, Zone, Asset, Sensor, Flyer])],
  controllers: [
    NationsController,
    OrganisationsController,
    OrganisationSettingsController,
    SitesController,
    ZonesController,
    AssetsController,
    FlyersController,
    SensorsController,
    SensorKeysController,
    SensorNodesController,
    GatewaysController,
    GatewayKeysController,
    GatewayCertificatesController,
  ],
  providers: [
    RegistryStore,
    NationsService,
    OrganisationsService,
    OrganisationSettingsService,
    SitesService,
    ZonesService,
    AssetsService,
    FlyersService,
    SensorsService,
    MachineKeysService,
    MachineKeysReader,
    GatewaysService,
    GatewaysReader,
    GatewayScopeWriter,
    GatewayCertificatesService,
    GatewayCertificatesReader,
    SensorNodesService,
    SensorReader,
    SiteContextReader,
  ],
  exports: [SensorReader, SiteContextReader],
})
export class RegistryModule {}
