import type { Resource, StoredEvent } from "@audit/types";
import { EventTime } from "../../time/event-time.js";
import { Badge } from "../../ui/badge.js";
import { countryName } from "../countries.js";
import {
  ACTOR_TYPE_LABELS,
  actionTone,
  actorFilterValue,
  CATEGORY_LABELS,
  OUTCOME_LABELS,
  OUTCOME_TONES,
} from "../words.js";
import { Fact, FactGroup } from "./facts.js";

interface EventProps {
  readonly event: StoredEvent;
}

/** The eight questions and all that belongs to them, in groups. */
export function EventFacts({ event }: EventProps) {
  return (
    <>
      <WhatHappened event={event} />
      <Who event={event} />
      <OnWhat event={event} />
      <FromWhere event={event} />
      <RequestFacts event={event} />
    </>
  );
}

function WhatHappened({ event }: EventProps) {
  const { occurredAt, action, category, status, outcome, reason, error } = event;
  return (
    <FactGroup title="What happened">
      <Fact label="Timestamp" value={occurredAt}>
        <EventTime iso={occurredAt} isPrecise />
      </Fact>
      <Fact label="Action" value={action} filter={["action", action]}>
        <Badge tone={actionTone(action)}>{action}</Badge>
      </Fact>
      <Fact label="Category" value={category} filter={["category", category]}>
        {CATEGORY_LABELS[category]}
      </Fact>
      <Fact
        label="Response Status"
        value={status?.toString()}
        filter={status === undefined ? undefined : ["status", String(status)]}
      >
        <Badge tone={OUTCOME_TONES[outcome]}>{status}</Badge>
      </Fact>
      <Fact label="Outcome" value={outcome} filter={["outcome", outcome]}>
        <Badge tone={OUTCOME_TONES[outcome]}>{OUTCOME_LABELS[outcome]}</Badge>
      </Fact>
      <Fact label="Error code" value={error?.code} />
      <Fact label="Error message" value={error?.message} />
      <Fact label="Reason" value={reason} />
    </FactGroup>
  );
}

function Who({ event: { actor } }: EventProps) {
  const { onBehalfOf } = actor;
  const behalf = onBehalfOf?.name ? `${onBehalfOf.name} (${onBehalfOf.id})` : onBehalfOf?.id;
  return (
    <FactGroup title="Who">
      <Fact
        label="User"
        value={actor.name ?? actor.email ?? actor.id}
        filter={["user", actorFilterValue(actor)]}
      />
      <Fact label="Email" value={actor.email} />
      <Fact label="User ID" value={actor.id} filter={["user", actor.id]} />
      <Fact label="User type" value={actor.type} filter={["actorType", actor.type]}>
        {ACTOR_TYPE_LABELS[actor.type]}
      </Fact>
      <Fact label="On behalf of" value={behalf} />
      <Fact label="Session ID" value={actor.sessionId} />
    </FactGroup>
  );
}

function OnWhat({ event: { resource, targets, workspace } }: EventProps) {
  return (
    <FactGroup title="On which resource">
      <Fact label="Resource type" value={resource.type} filter={["resource", resource.type]} />
      <Fact
        label="Resource name"
        value={resource.name}
        filter={resource.name ? ["resourceName", resource.name] : undefined}
      />
      <Fact
        label="Resource ID"
        value={resource.id}
        filter={resource.id ? ["resourceId", resource.id] : undefined}
      />
      {targets?.map((target, index) => (
        <Fact
          // biome-ignore lint/suspicious/noArrayIndexKey: the targets of an event never move
          key={index}
          label={index === 0 ? "Further resources" : ""}
          value={targetText(target)}
        />
      ))}
      <Fact
        label="Workspace"
        value={workspace && (workspace.name ?? workspace.id)}
        filter={workspace && ["workspace", workspace.id]}
      />
      <Fact label="Workspace ID" value={workspace?.name ? workspace.id : undefined} />
    </FactGroup>
  );
}

function targetText({ type, id, name }: Resource): string {
  return [type, name, name && id ? `(${id})` : id].filter(Boolean).join(" ");
}

function FromWhere({ event: { client } }: EventProps) {
  if (!client) return null;
  const { ip, country, countryAsOf, userAgent, forwardedFor } = client;
  return (
    <FactGroup title="From where">
      <Fact label="Client IP" value={ip} filter={ip ? ["ip", ip] : undefined} />
      <Fact label="Country" value={country} filter={country ? ["country", country] : undefined}>
        {country && (countryName(country) ?? country)}{" "}
        {countryAsOf && <span className="text-ink-soft">by data of {countryAsOf}</span>}
      </Fact>
      <Fact label="Forwarded for" value={forwardedFor?.join(", ")} />
      <Fact label="User agent" value={userAgent} />
    </FactGroup>
  );
}

function RequestFacts({ event: { request } }: EventProps) {
  if (!request) return null;
  const { method, path, id, traceId } = request;
  return (
    <FactGroup title="Request">
      <Fact label="Method" value={method} filter={method ? ["method", method] : undefined} />
      <Fact label="Path" value={path} filter={path ? ["path", path] : undefined}>
        <span className="font-mono text-xs break-all">{path}</span>
      </Fact>
      <Fact label="Request ID" value={id} filter={id ? ["requestId", id] : undefined} />
      <Fact label="Trace ID" value={traceId} />
    </FactGroup>
  );
}
