import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { quantity, vnd } from '#kernel';
import { Call, CommandRoute, Commands, contentOf, newIdOf, PathId } from '#platform';
import { RecordInvoiceBody } from './record-invoice.dto.js';
import { recordInvoice } from './record-invoice.js';

@ApiTags('purchases')
@Controller('v1/purchases')
export class RecordInvoiceController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute(recordInvoice, { path: ':purchaseId/invoice', summary: "Record a supplier's invoice" })
  record(
    @Param('purchaseId', PathId) purchaseId: string,
    @Body() body: RecordInvoiceBody,
    @Call() call: Call,
  ) {
    const { items, total, tax, invoiceId, ...content } = contentOf(body);
    const data = {
      ...content,
      purchaseId,
      total: vnd(total),
      tax: vnd(tax),
      invoiceId: newIdOf(call, 'invoice', invoiceId),
      items: items.map(({ no, qty, amount }) => ({ no, qty: quantity(qty), amount: vnd(amount) })),
    };
    return this.commands.execute(recordInvoice, data, call);
  }
}
