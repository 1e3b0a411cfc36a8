import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { BindCertificateDto, GatewayCertificateDto, GatewayCertificatesDto } from './gateway-certificate.dto.ts';
import { GatewayCertificatesReader } from './gateway-certificates.reader.ts';
import { GatewayCertificatesService } from './gateway-certificates.service.ts';
import { ApiById, ApiRefusals, UuidParam } from './registry-field.decorator.ts';

@ApiTags('gateways')
@ForOperators('sensor.write')
@Controller('api/v1/gateways/:id/certificates')
export class GatewayCertificatesController {
  constructor(
    private readonly reader: GatewayCertificatesReader,
    private readonly certificates: GatewayCertificatesService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The certificates that are, or were, bound to a gateway.' })
  @ApiById('gateway')
  @ApiOkResponse({ type: GatewayCertificatesDto })
  async list(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<GatewayCertificatesDto> {
    return { items: await this.reader.list(operator, id) };
  }

  @Post()
  @ApiOperation({ summary: 'Binds a certificate, by its public key. The gateway must show one from then on.' })
  @ApiById('gateway')
  @ApiRefusals('Its key is, or was, bound to a gateway; or this node asks for no certificates.')
  @ApiCreatedResponse({ type: GatewayCertificateDto })
  async bind(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: BindCertificateDto,
  ): Promise<GatewayCertificateDto> {
    return this.certificates.bind(operator, id, body.certificate);
  }

  @Delete(':certificateId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revokes a certificate with its key, for good, within ten seconds.' })
  @ApiById('gateway')
  @ApiParam({ name: 'certificateId', format: 'uuid' })
  @ApiNoContentResponse()
  async revoke(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @UuidParam('certificateId') certificateId: string,
  ): Promise<void> {
    await this.certificates.revoke(operator, id, certificateId);
  }
}
