import { describeScenarios, scenariosIn } from './scenario-suite.ts';

describeScenarios(scenariosIn('test/engine/scenarios'));
