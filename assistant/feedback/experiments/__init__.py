"""A/B tests: a file names the arms, a hash assigns, every turn carries its arm, a report decides."""

from assistant.feedback.experiments.entering import Experiments
from assistant.feedback.experiments.plan import Arm, Experiment, Plan, load
from assistant.variant import InArm, Variant

__all__ = ["Arm", "Experiment", "Experiments", "InArm", "Plan", "Variant", "load"]
