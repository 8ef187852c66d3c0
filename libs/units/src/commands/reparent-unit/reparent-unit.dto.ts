import { CommandBody, IsSlug } from '#platform';

export class ReparentUnitBody extends CommandBody {
  @IsSlug()
  readonly parentId!: string;
}
