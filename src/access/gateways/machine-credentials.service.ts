import { Injectable } from '@nestjs/common';
import { SensorKeyReader } from '../sensor-key.reader.ts';
import { CertificateReader } from './certificate.reader.ts';
import { GatewaySensorReader } from './gateway-sensor.reader.ts';

/** What authentication remembers of sensors and gateways, for those who change them. */
@Injectable()
export class MachineCredentials {
  constructor(
    private readonly keys: SensorKeyReader,
    private readonly certificates: CertificateReader,
    private readonly sensors: GatewaySensorReader,
  ) {}

  /** Call after a change: in this process it takes effect with the next request, elsewhere within ten seconds. */
  forget(): void {
    this.keys.forget();
    this.certificates.forget();
    this.sensors.forget();
  }
}
