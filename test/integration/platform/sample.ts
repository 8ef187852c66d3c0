import { Body, Controller, Module, Param, Query } from '@nestjs/common';
import { decider, type Fact, type Command } from '#kernel';
import type { CommandSpec, Foreseen, Invocation, Outcome, TurnedAway } from '#event-sourcing';
import {
  Answers,
  Call,
  Caller,
  CommandBody,
  commandHandlers,
  CommandRoute,
  Commands,
  contentOf,
  IsCalendarDate,
  IsIdList,
  IsMoney,
  IsNewId,
  IsOneOf,
  IsQuantity,
  IsSlug,
  IsText,
  ListQuery,
  ListRoute,
  Maybe,
  Nested,
  NestedList,
  OneRoute,
  PathId,
  problemTexts,
} from '#platform';
import { register } from '#views';

problemTexts.register({
  'jar.too-full': {
    vi: 'Hũ chỉ còn {left} đồng, cần {asked} đồng.',
    en: 'The jar has {left} dong left, {asked} were asked.',
  },
});

type FillJar = Command<'FillJar', object>;

const jar = decider<object, FillJar, Fact<'JarFilled', object>>({
  category: 'jar',
  initial: {},
  evolve: { JarFilled: state => state },
  decide: { FillJar: () => [{ type: 'JarFilled', data: {} }] },
});

export const fillJar: CommandSpec<{ jarId: string }, object> = {
  name: 'FillJar',
  decider: jar as never,
  target: data => data.jarId,
  duty: 'accountant',
  refusals: ['jar.too-full'],
};

class ItemBody {
  @IsText({ max: 10 })
  readonly name!: string;

  @IsQuantity()
  readonly qty!: string;
}

class LabelBody {
  @IsText({ max: 40 })
  readonly text!: string;
}

export class FillJarBody extends CommandBody {
  @IsMoney()
  readonly amount!: string;

  @Maybe()
  @IsSlug()
  readonly unitId?: string;

  @Maybe()
  @IsNewId()
  readonly moveId?: string;

  @Maybe()
  @IsIdList({ min: 1, max: 3 })
  readonly assetIds?: readonly string[];

  @Maybe()
  @IsCalendarDate()
  readonly due?: string;

  @Maybe()
  @IsOneOf('urgent', 'normal')
  readonly urgency?: string;

  @Maybe()
  @NestedList(ItemBody, { min: 1, max: 2 })
  readonly items?: readonly ItemBody[];

  @Maybe()
  @Nested(LabelBody)
  readonly label?: LabelBody;
}

class JarRow {
  @IsSlug()
  readonly id!: string;

  @IsMoney({ min: 0 })
  readonly amount!: string;
}

class JarsQuery extends ListQuery {
  @Maybe()
  @IsSlug()
  readonly unitId?: string;
}

export const jars = register<{ id: string }>('jars', 1, { on: [] });

@Controller('v1/jars')
export class JarsController {
  constructor(
    private readonly commands: Commands,
    private readonly answers: Answers,
  ) {}

  @CommandRoute(fillJar, { path: ':jarId/fill', summary: 'Puts money into a jar.' })
  fill(@Param('jarId', PathId) jarId: string, @Body() body: FillJarBody, @Call() call: Call) {
    return this.commands.execute(fillJar, { jarId, ...contentOf(body) }, call);
  }

  @ListRoute({ summary: 'Every jar.', row: JarRow })
  list(@Query() query: JarsQuery, @Call() call: Call) {
    return this.answers.list(call, query, {
      views: [jars],
      columns: ['key', 'doc.id', 'doc.note'],
      page: (reading, after, limit) => reading.scan(jars, {}, after, limit),
    });
  }

  @OneRoute({ path: ':jarId', summary: 'One jar.', row: JarRow, duties: ['inspector', 'accountant'] })
  one(@Param('jarId', PathId) jarId: string, @Query() query: JarsQuery, @Caller() caller: Caller) {
    return this.answers.one(query, [jars], async reading => {
      const doc = await reading.get(jars, jarId);
      return doc && { ...doc, askedBy: caller.personId, scope: caller.readScope };
    });
  }
}

@Module({ controllers: [JarsController], providers: commandHandlers([fillJar]) })
export class JarsModule {}

/** What the fake runner was given, and what it is to say. */
export interface Said {
  readonly data: unknown;
  readonly invocation: Invocation;
}

export const accepted: Outcome = {
  kind: 'accepted',
  stream: 'jar-a',
  revision: 4,
  events: [{ id: 'e-4', type: 'JarFilled', revision: 4 }],
  replayed: false,
};

export class FakeRunner {
  readonly said: Said[] = [];
  answer: (said: Said) => Outcome | Promise<Outcome> = () => accepted;
  foreseen: Foreseen | TurnedAway = {
    kind: 'foreseen',
    stream: 'jar-a',
    facts: [{ type: 'JarFilled', data: {} }],
  };

  async run(_: unknown, data: unknown, invocation: Invocation): Promise<Outcome> {
    this.said.push({ data, invocation });
    return this.answer({ data, invocation });
  }

  async foresee(_: unknown, data: unknown, invocation: Invocation): Promise<Foreseen | TurnedAway> {
    this.said.push({ data, invocation });
    return this.foreseen;
  }
}
