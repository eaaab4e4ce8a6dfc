import { registerVocabulary } from '@complaints/kit';
import { TableFormat } from '@complaints/kit/files';
import { Field, ID, InputType } from 'type-graphql';
import { PaymentChannel } from '../../domain/vocabulary.js';

registerVocabulary(TableFormat, {
  name: 'TableFormat',
  description: 'How a list is written that is taken away as a file.',
  words: {
    CSV: 'Comma-separated values in UTF-8.',
    XLSX: 'A workbook for spreadsheets.',
  },
});

@InputType({ description: 'Which payments and reversals a list holds.' })
export class ExportSettlementsInput {
  @Field(() => String, {
    description: 'Made by the client; the same key with the same input answers a new address of the same list.',
  })
  idempotencyKey!: string;

  @Field(() => Date, { description: 'Made, or reversed, from this instant on.' })
  from!: Date;

  @Field(() => Date, { description: 'Made, or reversed, before this instant.' })
  until!: Date;

  @Field(() => ID, { nullable: true, description: 'Of one region; of all whose books the caller sees when left out.' })
  regionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of one store.' })
  storeId?: string | null;

  @Field(() => PaymentChannel, { nullable: true, description: 'Paid in one way.' })
  channel?: PaymentChannel | null;

  @Field(() => TableFormat, { description: 'How the list is written.' })
  format!: TableFormat;
}
