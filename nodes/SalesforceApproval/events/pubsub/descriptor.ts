import type { fromJSON } from '@grpc/proto-loader';

type Descriptor = Parameters<typeof fromJSON>[0];

/**
 * The part of Salesforce's `pubsub_api.proto` (CC0-1.0, 2024-09-03) that a subscriber needs, as JSON: inside the bundle
 * there is no file to read. Managed subscriptions and publishing are left out.
 */
export const PUB_SUB_DESCRIPTOR: Descriptor = {
	nested: {
		eventbus: {
			nested: {
				v1: {
					nested: {
						PubSub: {
							methods: {
								Subscribe: {
									requestType: 'FetchRequest',
									requestStream: true,
									responseType: 'FetchResponse',
									responseStream: true,
									comment: '',
								},
								GetSchema: { requestType: 'SchemaRequest', responseType: 'SchemaInfo', comment: '' },
								GetTopic: { requestType: 'TopicRequest', responseType: 'TopicInfo', comment: '' },
							},
						},
						ReplayPreset: { values: { LATEST: 0, EARLIEST: 1, CUSTOM: 2 } },
						FetchRequest: {
							fields: {
								topic_name: { type: 'string', id: 1 },
								replay_preset: { type: 'ReplayPreset', id: 2 },
								replay_id: { type: 'bytes', id: 3 },
								num_requested: { type: 'int32', id: 4 },
							},
						},
						FetchResponse: {
							fields: {
								events: { rule: 'repeated', type: 'ConsumerEvent', id: 1 },
								latest_replay_id: { type: 'bytes', id: 2 },
								rpc_id: { type: 'string', id: 3 },
								pending_num_requested: { type: 'int32', id: 4 },
							},
						},
						ConsumerEvent: {
							fields: {
								event: { type: 'ProducerEvent', id: 1 },
								replay_id: { type: 'bytes', id: 2 },
							},
						},
						ProducerEvent: {
							fields: {
								id: { type: 'string', id: 1 },
								schema_id: { type: 'string', id: 2 },
								payload: { type: 'bytes', id: 3 },
							},
						},
						SchemaRequest: { fields: { schema_id: { type: 'string', id: 1 } } },
						SchemaInfo: {
							fields: {
								schema_json: { type: 'string', id: 1 },
								schema_id: { type: 'string', id: 2 },
								rpc_id: { type: 'string', id: 3 },
							},
						},
						TopicRequest: { fields: { topic_name: { type: 'string', id: 1 } } },
						TopicInfo: {
							fields: {
								topic_name: { type: 'string', id: 1 },
								tenant_guid: { type: 'string', id: 2 },
								can_publish: { type: 'bool', id: 3 },
								can_subscribe: { type: 'bool', id: 4 },
								schema_id: { type: 'string', id: 5 },
								rpc_id: { type: 'string', id: 6 },
							},
						},
					},
				},
			},
		},
	},
};
