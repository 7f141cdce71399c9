package tidings.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// The score, from 0 to 100, and the level that a risk profile gives.
///
/// The wire knows two spellings of each. Both always say the same here: a body that was read with one pair is written
/// with both, so that old and new receivers find theirs.
public record RiskAssessment(
        @Nullable Integer riskScore,
        @Nullable RiskLevel riskLevel,
        @JsonProperty("risk_score") @Nullable Integer snakeRiskScore,
        @JsonProperty("risk_level") @Nullable RiskLevel snakeRiskLevel) {

    public RiskAssessment {
        riskScore = riskScore == null ? snakeRiskScore : riskScore;
        riskLevel = riskLevel == null ? snakeRiskLevel : riskLevel;
        snakeRiskScore = riskScore;
        snakeRiskLevel = riskLevel;
    }

    public RiskAssessment(@Nullable Integer riskScore, @Nullable RiskLevel riskLevel) {
        this(riskScore, riskLevel, riskScore, riskLevel);
    }
}
